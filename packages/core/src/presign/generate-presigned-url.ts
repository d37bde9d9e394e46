/** `generatePresignedUrl` as a function, for clients made of single operations: a bundle that does not import it does not hold it. */
import { BaseClient } from "../client/base-client.ts";
import type { Operation } from "../client/operation.ts";
import { presignCall } from "./presign-call.ts";

/** boto3's arguments of `generate_presigned_url` beside the method. */
export interface PresignedUrlOptions<Input = Record<string, unknown>> {
  /** The input of the call. */
  readonly Params?: Input;
  /** How long the address works, in seconds; 3600 by default, 300 for directory buckets. */
  readonly ExpiresIn?: number;
  /** HTTP method the address is for, in place of the operation's own. */
  readonly HttpMethod?: string;
}

/**
 * Makes an address that performs one call for whoever has it, until it expires or its credentials do. Nothing is sent.
 *
 * Headers that the input gave (a content type, a checksum, metadata) are part of the signature: whoever uses the address sends them too.
 *
 * Differs from boto3: S3 addresses are signed with Signature Version 4 for the region's host unless the client has a
 * `signatureVersion`; `"s3"` gives the old form.
 *
 * @param client - whose region, credentials and settings count
 * @param operation - an operation, or the name of one the client has, in any spelling
 * @throws UnknownClientMethodError for a name the client does not have
 * @throws ParamValidationError when the input does not fit the operation
 * @throws UnsupportedSignatureVersionError when the client's signer has no form for addresses
 * @example
 * const url = await generatePresignedUrl(s3, getObject, { Params: { Bucket: "b", Key: "k" }, ExpiresIn: 600 });
 */
export async function generatePresignedUrl<Input>(
  client: BaseClient,
  operation: Operation<Input, unknown> | string,
  options: PresignedUrlOptions<Input> = {},
): Promise<string> {
  const { Params: params, ExpiresIn: expiresIn, HttpMethod: method } = options;
  const found = typeof operation === "string" ? client.operation(operation) : operation;
  const call = await BaseClient.coreOf(client).address(
    found as Operation<unknown, unknown>,
    (params ?? {}) as Record<string, unknown>,
  );
  return presignCall(call, expiresIn, method);
}
