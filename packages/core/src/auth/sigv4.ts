/**
 * Signature Version 4 in the `Authorization` header: the path almost every call takes, hence direct, synchronous, and with the
 * signing key cached. It is proven byte-equal to `@smithy/signature-v4` (`sigv4.test.ts`), which signs addresses (`smithy.ts`).
 * Follows botocore `auth.py`: `SigV4Auth`, `S3SigV4Auth`, `S3ExpressAuth`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { hmacSha256, hmacSha256Hex, sha256Hex } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";
import { canonicalHeaders, canonicalPath, canonicalQuery } from "./canonical-request.ts";
import { payloadHash, UNSIGNED_PAYLOAD } from "./payload.ts";
import { signingDate } from "./signing-date.ts";
import type { SigningPlan } from "./signing-plan.ts";

const MAX_CACHED_KEYS = 50;
const signingKeys: Map<string, Uint8Array> = /*#__PURE__*/ new Map();

/**
 * Signs a request in place. Anything an earlier attempt added is replaced.
 *
 * @param plan - `signer` is `v4`, `s3v4` or `v4-s3express`
 * @param streamHash - SHA-256 of a body that is not in memory and has to be signed
 */
export function signV4(request: HttpRequest, plan: SigningPlan, credentials: Credentials, date: Date, streamHash?: string): void {
  const { headers } = request;
  const now = signingDate(date);
  delete headers["authorization"];
  if (headers["date"] === undefined) headers["x-amz-date"] = now.long;
  else {
    headers["date"] = now.mail;
    delete headers["x-amz-date"];
  }
  if (plan.signer === "v4-s3express") {
    delete headers["x-amz-security-token"];
    if (credentials.sessionToken) headers["x-amz-s3session-token"] = credentials.sessionToken;
  } else if (credentials.sessionToken) headers["x-amz-security-token"] = credentials.sessionToken;

  let hash = headers["x-amz-content-sha256"];
  if (plan.signer !== "v4") headers["x-amz-content-sha256"] = hash = streamHash ?? payloadHash(request, plan.unsignedPayload);
  else if (plan.unsignedPayload) headers["x-amz-content-sha256"] = hash = UNSIGNED_PAYLOAD;
  else hash ??= streamHash ?? payloadHash(request, false);

  const { lines, names } = canonicalHeaders(request);
  const path = plan.doubleEncodePath ? canonicalPath(request.path) : request.path;
  const canonical = `${request.method}\n${path}\n${canonicalQuery(request.query)}\n${lines}\n${names}\n${hash}`;
  const scope = `${now.short}/${plan.region}/${plan.signingName}/aws4_request`;
  const signature = hmacSha256Hex(
    signingKey(credentials, now.short, plan.region, plan.signingName),
    `AWS4-HMAC-SHA256\n${now.long}\n${scope}\n${sha256Hex(canonical)}`,
  );
  headers["authorization"] =
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

/** The key of one day, region and service; derived by four HMACs, so the last fifty are kept. */
export function signingKey(credentials: Credentials, shortDate: string, region: string, service: string): Uint8Array {
  const id = `${shortDate}/${region}/${service}/${credentials.accessKeyId}/${credentials.secretAccessKey}`;
  let key = signingKeys.get(id);
  if (key === undefined) {
    key = hmacSha256(`AWS4${credentials.secretAccessKey}`, shortDate);
    for (const part of [region, service, "aws4_request"]) key = hmacSha256(key, part);
    if (signingKeys.size >= MAX_CACHED_KEYS) signingKeys.clear();
    signingKeys.set(id, key);
  }
  return key;
}
