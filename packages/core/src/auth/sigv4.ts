/**
 * Signature Version 4 in the `Authorization` header: the path almost every call takes, hence direct, synchronous, and with the
 * signing key cached. It is proven byte-equal to `@smithy/signature-v4` (`test/fuzz`), as are signatures in addresses (`sigv4-query.ts`).
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
/** The newest first. */
const scopes: SigningScope[] = [];

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
  const { scope, key, opening } = signingScope(credentials, short, region, signingName);
  const { text, names } = textToSign(request, plan, hash, `AWS4-HMAC-SHA256\n${long}\n${scope}`);
  headers["authorization"] = `${opening}${names}, Signature=${hmacSha256Hex(key, text)}`;
}

/** The text under a signature, and the names of the headers it covers; announces the payload's hash where it belongs. */
export function textToSign(
  request: HttpRequest,
  { signer, unsignedPayload, doubleEncodePath }: SigningPlan,
  hash: string,
  head: string,
): { text: string; names: string } {
  const { headers, method, path, query } = request;
  if (unsignedPayload || (signer !== "v4" && signer !== "v4a")) headers[CONTENT_HASH] = hash;
  const { lines, names } = canonicalHeaders(request);
  const canonical = `${method}\n${doubleEncodePath ? canonicalPath(path) : path}\n${canonicalQuery(query)}\n${lines}\n${names}\n${hash}`;
  return { text: `${head}\n${sha256Hex(canonical)}`, names };
}

/** What is the same for all signatures of one key on one day, in one region and service. */
interface SigningScope {
  readonly credentials: Pick<Credentials, "accessKeyId" | "secretAccessKey">;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly scope: string;
  readonly key: Uint8Array;
  /** The header up to the names of what is signed. */
  readonly opening: string;
}

/** The key of one day, region and service. */
export function signingKey(credentials: Credentials, shortDate: string, region: string, service: string): Uint8Array {
  return signingScope(credentials, shortDate, region, service).key;
}

/** A key is derived by four HMACs, so the last fifty are kept; found without joining their names to one. */
function signingScope(credentials: Credentials, day: string, region: string, service: string): SigningScope {
  const { accessKeyId, secretAccessKey } = credentials;
  for (const known of scopes) {
    const { credentials: by } = known;
    if (known.day === day && known.service === service && known.region === region && by.accessKeyId === accessKeyId)
      if (by.secretAccessKey === secretAccessKey) return known;
  }
  let key: Uint8Array = hmacSha256(`AWS4${secretAccessKey}`, day);
  for (const part of [region, service, "aws4_request"]) key = hmacSha256(key, part);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const opening = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=`;
  const made: SigningScope = { credentials: { accessKeyId, secretAccessKey }, day, region, service, scope, key, opening };
  if (scopes.length >= MAX_CACHED_KEYS) scopes.pop();
  scopes.unshift(made);
  return made;
}
