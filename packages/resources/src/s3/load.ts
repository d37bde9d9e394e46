/** Loads that no single reply of S3 answers, written by hand as in boto3 (`s3/inject.py`, spec RSV-23, RSV-24). */
import { ClientError, type CallOptions } from "@boto3/core";
import { callOperation } from "../action.ts";
import { setData } from "../build-resources.ts";
import type { Parameters } from "../parameters.ts";
import { identifierOf, type ResourceBase } from "../resource.ts";

/** What a bucket has. */
export interface BucketLoad {
  /**
   * Calls ListBuckets and searches for this bucket. A bucket that is not in the list, or a list that may not be read, leaves the
   * attributes undefined: this does not tell whether the bucket exists, `waitUntilExists` and HeadBucket do.
   */
  load(input?: Record<string, never>, options?: CallOptions): Promise<this>;
  /** The same as `load`. */
  reload(input?: Record<string, never>, options?: CallOptions): Promise<this>;
}

/** What an object summary has. */
export interface ObjectSummaryLoad<Input> {
  /** Calls HeadObject; its `ContentLength` becomes `size`. */
  load(input?: Partial<Input>, options?: CallOptions): Promise<this>;
  /** The same as `load`. */
  reload(input?: Partial<Input>, options?: CallOptions): Promise<this>;
}

interface BucketPage {
  readonly Buckets?: ReadonlyArray<{ readonly Name?: string }>;
  readonly ContinuationToken?: string;
}

export const bucketLoad: object = {
  async load(this: ResourceBase, _input?: unknown, options?: CallOptions): Promise<ResourceBase> {
    setData(this, (await findBucket(this, options)) ?? {});
    return this;
  },
};

export const objectSummaryLoad: object = {
  async load(this: ResourceBase, input?: Parameters, options?: CallOptions): Promise<ResourceBase> {
    const object = { Bucket: identifierOf(this, "bucketName"), Key: identifierOf(this, "key"), ...input };
    const reply = await callOperation(this.meta.client, "HeadObject", object, options);
    const { ContentLength, ...rest } = reply as Record<string, unknown>;
    setData(this, ContentLength === undefined ? rest : { ...rest, Size: ContentLength });
    return this;
  },
};

async function findBucket(bucket: ResourceBase, options?: CallOptions): Promise<unknown> {
  const name = identifierOf(bucket, "name");
  let input: Record<string, unknown> = {};
  try {
    for (;;) {
      const page = (await callOperation(bucket.meta.client, "ListBuckets", input, options)) as BucketPage;
      const found = page.Buckets?.find(({ Name }) => Name === name);
      if (found || !page.ContinuationToken || page.ContinuationToken === input["ContinuationToken"]) return found;
      input = { ContinuationToken: page.ContinuationToken };
    }
  } catch (error) {
    if (error instanceof ClientError && error.code === "AccessDenied") return undefined;
    throw error;
  }
}
