import { ClientError, type ClientClass } from "@boto3/core";
import { answering } from "../../test/orchard.ts";
import { resourceFamily, type ResourceClass } from "../family.ts";
import { resourceClass } from "../resource-class.ts";
import type { Resource } from "../resource.ts";
import { bucketLoad, objectSummaryLoad, type BucketLoad, type ObjectSummaryLoad } from "./load.ts";

const family = resourceFamily("s3", {} as ClientClass<unknown>, () => []);

interface Bucket extends Resource, BucketLoad {
  readonly region: string | undefined;
}

const Bucket: ResourceClass<Bucket, [name: string]> = resourceClass(family, "Bucket", {
  identifiers: ["name"],
  attributes: { region: "BucketRegion" },
  methods: [bucketLoad],
});

interface Summary extends Resource, ObjectSummaryLoad<{ VersionId?: string }> {
  readonly size: number | undefined;
}

const Summary: ResourceClass<Summary, [bucketName: string, key: string]> = resourceClass(family, "ObjectSummary", {
  identifiers: ["bucketName", "key"],
  attributes: { size: "Size" },
  methods: [objectSummaryLoad],
});

function refusal(Code: string): ClientError {
  const response = {
    Error: { Code, Message: "no" },
    ResponseMetadata: { HTTPStatusCode: 403, HTTPHeaders: {}, RetryAttempts: 0 },
  };
  return new ClientError(response, "ListBuckets");
}

describe("load of a bucket", () => {
  test("finds it on any page of the list", async () => {
    const client = answering(
      { Buckets: [{ Name: "a" }], ContinuationToken: "t" },
      { Buckets: [{ Name: "b", BucketRegion: "eu-west-1" }] },
    );
    expect((await new Bucket("b", { client }).load()).region).toBe("eu-west-1");
    expect(client.calls.map(({ input }) => input)).toEqual([{}, { ContinuationToken: "t" }]);
  });

  test("leaves attributes undefined when it is not listed, or the list may not be read", async () => {
    const client = answering({ Buckets: [] }, refusal("AccessDenied"));
    const bucket = new Bucket("b", { client });
    expect((await bucket.load()).region).toBeUndefined();
    expect((await bucket.reload()).region).toBeUndefined();
  });

  test("raises any other error", async () => {
    await expect(new Bucket("b", { client: answering(refusal("SlowDown")) }).load()).rejects.toMatchObject({ code: "SlowDown" });
  });
});

describe("load of an object summary", () => {
  test("gives the length of the object as its size", async () => {
    const client = answering({ ContentLength: 7, ETag: "e" });
    const summary = await new Summary("b", "k", { client }).load({ VersionId: "1" });
    expect(summary.size).toBe(7);
    expect(summary.meta.data).toEqual({ Size: 7, ETag: "e" });
    expect(client.calls).toEqual([{ operation: "HeadObject", input: { Bucket: "b", Key: "k", VersionId: "1" } }]);
  });
});
