/** What stands for the body in a signature: its SHA-256, or one of the words that say it is not signed (botocore `auth.py`). */
import { createHash, sha256Hex } from "#platform";
import { UnseekableStreamError } from "../errors/stream.ts";
import { isReplayable, isStream } from "../http/request-body.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";

export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
const UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

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
export function isS3PayloadUnsigned(request: HttpRequest, rules: S3PayloadRules): boolean {
  if (rules.payloadSigningEnabled !== undefined) return !rules.payloadSigningEnabled;
  if (request.protocol !== "https:") return false;
  if (!isReplayable(request.body)) return true;
  return request.headers["content-md5"] !== undefined && (rules.streamingInput || rules.unsignedPayload);
}

/** Whether the body ends with a checksum trailer, which services take only unsigned. */
export function hasChecksumTrailer(headers: Readonly<Record<string, string>>): boolean {
  return headers["x-amz-trailer"] !== undefined && headers["content-encoding"]?.includes("aws-chunked") === true;
}

/** Sets the word that S3 wants with a trailer even from anonymous clients. */
export function announceTrailer(request: HttpRequest): void {
  if (hasChecksumTrailer(request.headers)) request.headers["x-amz-content-sha256"] = UNSIGNED_TRAILER;
}

/** Whether the body has to be read through before it can be signed. */
export function needsStreamHash(request: HttpRequest, signer: string, unsigned: boolean): boolean {
  if (!isStream(request.body) || unsigned || hasChecksumTrailer(request.headers)) return false;
  return signer !== "v4" || request.headers["x-amz-content-sha256"] === undefined;
}

/**
 * The last line of a canonical request, for a body in memory or one that is not signed.
 *
 * @throws UnseekableStreamError for other bodies; {@link hashStream} is for them
 */
export function payloadHash(request: HttpRequest, unsigned: boolean): string {
  const { body } = request;
  if (hasChecksumTrailer(request.headers)) return UNSIGNED_TRAILER;
  if (unsigned) return UNSIGNED_PAYLOAD;
  if (body === undefined) return EMPTY;
  if (isStream(body)) throw unsignable();
  return body.length === 0 ? EMPTY : sha256Hex(body);
}

/**
 * Reads a body to sign it; it is read again to send it.
 *
 * @throws UnseekableStreamError when it can be read only once
 */
export async function hashStream(body: RequestBody): Promise<string> {
  if (!isStream(body)) return body === undefined ? EMPTY : sha256Hex(body);
  if (!isReplayable(body)) throw unsignable();
  const hash = createHash("sha256");
  for await (const chunk of body) hash.update(chunk);
  let hex = "";
  for (const byte of hash.digest()) hex += (byte < 16 ? "0" : "") + byte.toString(16);
  return hex;
}

function unsignable(): UnseekableStreamError {
  return new UnseekableStreamError(
    "of the request body",
    "Its signature covers the body, so it is read once to sign and once to send: pass bytes, a Blob or a file instead, use https, " +
      "or for S3 set s3.payloadSigningEnabled to false.",
  );
}
