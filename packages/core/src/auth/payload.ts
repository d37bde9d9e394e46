/** What stands for the body in a signature: its SHA-256, or one of the words that say it is not signed (botocore `auth.py`). */
import { sha256Hex } from "#platform";
import { isReplayable, isStream } from "../http/request-body.ts";
import type { HttpRequest } from "../http/request.ts";
import type { SigningPlan } from "./signing-plan.ts";

/** The header that says it. */
export const CONTENT_HASH = "x-amz-content-sha256";
export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
/** Stands in the header before signing where the body ends with a checksum: services take such a body only unsigned. */
export const UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
export const EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Settings that decide whether S3 signs a body. */
export interface S3PayloadRules {
  /** Config `s3.payload_signing_enabled`; decides when given. */
  readonly payloadSigningEnabled: boolean | undefined;
  /** The input of the operation has a streaming member. */
  readonly streamingInput: boolean;
  /** The operation leaves its body unsigned (`v4-unsigned-body`). */
  readonly unsignedPayload: boolean;
}

/**
 * Whether S3 leaves the body out of the signature: the setting decides, else it needs TLS and an MD5 over the body (flexible
 * checksums over TLS are trailers, which are never signed). A stream that can be read only once is left out over TLS, where botocore fails.
 *
 * @param request - with its checksum
 */
export function isS3PayloadUnsigned({ protocol, body, headers }: HttpRequest, rules: S3PayloadRules): boolean {
  if (rules.payloadSigningEnabled !== undefined) return !rules.payloadSigningEnabled;
  if (protocol !== "https:") return false;
  return !isReplayable(body) || (headers["content-md5"] !== undefined && (rules.streamingInput || rules.unsignedPayload));
}

/**
 * The last line of a canonical request.
 *
 * @returns a promise for a stream, which is read for it; it rejects with UnseekableStreamError when it can be read only once
 */
export function payloadHash({ headers, body }: HttpRequest, { signer, unsignedPayload }: SigningPlan): string | Promise<string> {
  const known = headers[CONTENT_HASH];
  if (signer === "v4" || signer === "v4a" ? known !== undefined && !unsignedPayload : known === UNSIGNED_TRAILER) return known!;
  if (unsignedPayload) return UNSIGNED_PAYLOAD;
  if (isStream(body)) return body.sha256();
  return body ? sha256Hex(body) : EMPTY_HASH;
}
