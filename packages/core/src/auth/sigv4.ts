/**
 * Signature Version 4 in the `Authorization` header: the path almost every call takes, hence direct, synchronous, and with the
 * signing key cached. It is proven byte-equal to `@smithy/signature-v4` (`sigv4.test.ts`), as are signatures in addresses (`sigv4-query.ts`).
 * Follows botocore `auth.py`: `SigV4Auth`, `S3SigV4Auth`, `S3ExpressAuth`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { hmacSha256, hmacSha256Hex, sha256Hex } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";
import { canonicalHeaders, canonicalPath, canonicalQuery } from "./canonical-request.ts";
import { CONTENT_HASH, payloadHash } from "./payload.ts";
import { signingDate } from "./signing-date.ts";
import type { SigningPlan } from "./signing-plan.ts";

const MAX_CACHED_KEYS = 50;
const signingKeys: Map<string, Uint8Array> = /*#__PURE__*/ new Map();

/**
 * Signs a request in place. Anything an earlier attempt added is replaced.
 *
 * @param plan - `signer` is `v4`, `s3v4` or `v4-s3express`
 * @returns a promise only for a stream that has to be read first
 */
export function signV4(request: HttpRequest, plan: SigningPlan, credentials: Credentials, date: Date): void | Promise<void> {
  const hash = payloadHash(request, plan);
  return typeof hash === "string"
    ? signWithHash(request, plan, credentials, date, hash)
    : hash.then((read) => signWithHash(request, plan, credentials, date, read));
}

function signWithHash(request: HttpRequest, plan: SigningPlan, credentials: Credentials, date: Date, hash: string): void {
  const { headers } = request;
  const { long, short } = signingDate(date);
  const { sessionToken } = credentials;
  const { region, signingName } = plan;
  delete headers["authorization"];
  if (headers["date"] === undefined) headers["x-amz-date"] = long;
  else {
    headers["date"] = date.toUTCString().replace("GMT", "-0000"); // as botocore rewrites it
    delete headers["x-amz-date"];
  }
  if (plan.signer === "v4-s3express") {
    delete headers["x-amz-security-token"];
    if (sessionToken) headers["x-amz-s3session-token"] = sessionToken;
  } else if (sessionToken) headers["x-amz-security-token"] = sessionToken;
  const scope = `${short}/${region}/${signingName}/aws4_request`;
  const { text, names } = textToSign(request, plan, hash, `AWS4-HMAC-SHA256\n${long}\n${scope}`);
  const signature = hmacSha256Hex(signingKey(credentials, short, region, signingName), text);
  headers["authorization"] =
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

/** The text under a signature, and the names of the headers it covers; announces the payload's hash where it belongs. */
export function textToSign(
  request: HttpRequest,
  { signer, unsignedPayload, doubleEncodePath }: SigningPlan,
  hash: string,
  head: string,
): { text: string; names: string } {
  const { headers, method, path, query } = request;
  if (unsignedPayload || !/^v4a?$/.test(signer)) headers[CONTENT_HASH] = hash;
  const { lines, names } = canonicalHeaders(request);
  const canonical = `${method}\n${doubleEncodePath ? canonicalPath(path) : path}\n${canonicalQuery(query)}\n${lines}\n${names}\n${hash}`;
  return { text: `${head}\n${sha256Hex(canonical)}`, names };
}

/** The key of one day, region and service; derived by four HMACs, so the last fifty are kept. */
export function signingKey(credentials: Credentials, shortDate: string, region: string, service: string): Uint8Array {
  const id = `${shortDate}/${region}/${service}/${credentials.accessKeyId}/${credentials.secretAccessKey}`;
  let key = signingKeys.get(id);
  if (!key) {
    key = hmacSha256(`AWS4${credentials.secretAccessKey}`, shortDate);
    for (const part of [region, service, "aws4_request"]) key = hmacSha256(key, part);
    if (signingKeys.size >= MAX_CACHED_KEYS) signingKeys.clear();
    signingKeys.set(id, key);
  }
  return key;
}
