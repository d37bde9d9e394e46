/** `generatePresignedPost`: what a browser form needs to upload one object (botocore `signers.py`, spec PRE-08). */
import { createBucket, presignPost, putObject } from "./presign-post.ts";
import { BaseClient } from "../client/base-client.ts";

/** One condition of the policy: an exact value, or an operator with its field and value or bounds. */
export type PostCondition =
  | Readonly<Record<string, string>>
  | readonly [operator: string, field: string, value: string]
  | readonly ["content-length-range", min: number, max: number];

/** boto3's arguments of `generate_presigned_post` beside bucket and key. */
export interface PresignedPostOptions {
  /** Form fields to begin with, e.g. `acl` or `Content-Type`; each needs its condition, too. */
  readonly Fields?: Readonly<Record<string, string>>;
  readonly Conditions?: readonly PostCondition[];
  /** How long the form works, in seconds; 3600 by default. */
  readonly ExpiresIn?: number;
}

/** Where the form goes, and its fields; the file follows them in a field `file`. */
export interface PresignedPost {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/**
 * Makes the address and fields of an upload form. Nothing is sent.
 *
 * @param key - name of the object; ending in `${filename}` it takes the name of the uploaded file
 * @throws UnsupportedSignatureVersionError when the client's signer has no form for this
 * @example
 * const { url, fields } = await generatePresignedPost(s3, "bucket", "uploads/${filename}", {
 *   Conditions: [["content-length-range", 1, 1_000_000]],
 * });
 */
export async function generatePresignedPost(
  client: BaseClient,
  bucket: string,
  key: string,
  options: PresignedPostOptions = {},
): Promise<PresignedPost> {
  const core = BaseClient.coreOf(client);
  const call = await core.address(createBucket, { Bucket: bucket });
  return presignPost(call, await core.address(putObject, {}), bucket, key, options);
}
