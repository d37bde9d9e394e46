/**
 * Signatures in an address (`X-Amz-Signature`), by `@smithy/signature-v4`. The library's own `presign` moves headers into the
 * query, which boto3 does not, so the steps are put together here as botocore `auth.py` (`SigV4QueryAuth`) has them; canonical
 * request, text to sign, key and signature are the library's. Only presigning imports this module.
 */
import { SignatureV4 } from "@smithy/signature-v4";
import { hmacSha256, sha256 } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import { requestUrl, type HttpRequest } from "../http/request.ts";
import { canonicalHeaders } from "./canonical-request.ts";
import { EMPTY_HASH, UNSIGNED_PAYLOAD } from "./payload.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";
import { signingDate } from "./signing-date.ts";
import type { SigningPlan } from "./signing-plan.ts";

type Data = string | ArrayBuffer | ArrayBufferView;

/** The platform's SHA-256 as the library wants it: a hash without a secret, an HMAC with one. */
export class LibrarySha256 {
  readonly #secret: Uint8Array | undefined;
  #data: Uint8Array = new Uint8Array(0);

  constructor(secret?: Data) {
    this.#secret = secret === undefined ? undefined : bytesOf(secret);
  }

  update(data: Data): void {
    const more = bytesOf(data);
    const all = new Uint8Array(this.#data.length + more.length);
    all.set(this.#data);
    all.set(more, this.#data.length);
    this.#data = all;
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#secret === undefined ? sha256(this.#data) : hmacSha256(this.#secret, this.#data));
  }

  reset(): void {
    this.#data = new Uint8Array(0);
  }
}

function bytesOf(data: Data): Uint8Array {
  if (typeof data === "string") return new TextEncoder().encode(data);
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
}

/** Opens the library's steps. */
class QuerySigner extends SignatureV4 {
  async sign4(
    canonical: LibraryRequest,
    headers: Record<string, string>,
    hash: string,
    at: { long: string; short: string },
    plan: SigningPlan,
    credentials: Credentials,
  ): Promise<string> {
    const scope = `${at.short}/${plan.region}/${plan.signingName}/aws4_request`;
    const text = this.createCanonicalRequest(canonical as never, headers, hash);
    const secrets = { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey };
    const library = this as unknown as {
      getSigningKey(credentials: object, region: string, shortDate: string, service?: string): Promise<Uint8Array>;
      getSignature(longDate: string, scope: string, key: Promise<Uint8Array>, canonical: string): Promise<string>;
    };
    return library.getSignature(at.long, scope, library.getSigningKey(secrets, plan.region, at.short), text);
  }
}

interface LibraryRequest {
  method: string;
  path: string;
  query: Record<string, string>;
}

/** botocore sets this content type by itself, so it must not bind the one who uses the address. */
const AUTOMATIC_CONTENT_TYPE = "application/x-www-form-urlencoded; charset=utf-8";

/**
 * Signs a request into its address: operation parameters first, then those of the signature.
 *
 * @param request - parameters in a form or JSON body move into the query; headers left on it are signed, so whoever uses the
 *   address must send them too
 * @param plan - `v4`, `s3v4` or `v4-s3express`
 * @param expiresIn - in seconds
 * @returns the address
 */
export async function presignRequest(
  request: HttpRequest,
  plan: SigningPlan,
  credentials: Credentials,
  expiresIn: number,
  date: Date,
): Promise<string> {
  const at = signingDate(date);
  const isS3 = plan.signer !== "v4";
  const headers = { ...request.headers };
  if (headers["content-type"] === AUTOMATIC_CONTENT_TYPE) delete headers["content-type"];
  const query = queryParameters(request);
  const moved: HttpRequest = { ...request, headers, body: undefined };
  const { lines, names } = canonicalHeaders(moved);
  const signature: Record<string, string> = {
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${credentials.accessKeyId}/${at.short}/${plan.region}/${plan.signingName}/aws4_request`,
    "X-Amz-Date": at.long,
    "X-Amz-Expires": String(expiresIn),
    "X-Amz-SignedHeaders": names,
  };
  if (credentials.sessionToken !== undefined) {
    signature[plan.signer === "v4-s3express" ? "X-Amz-S3session-Token" : "X-Amz-Security-Token"] = credentials.sessionToken;
  }
  const signer = new QuerySigner({
    credentials,
    region: plan.region,
    service: plan.signingName,
    sha256: LibrarySha256,
    uriEscapePath: plan.doubleEncodePath,
    applyChecksum: false,
  });
  const hash = headers["x-amz-content-sha256"] ?? (isS3 || plan.unsignedPayload ? UNSIGNED_PAYLOAD : EMPTY_HASH);
  const canonical = { method: request.method, path: request.path, query: { ...query, ...signature } };
  const mac = await signer.sign4(canonical, headersOf(lines), hash, at, plan, credentials);
  const parameters = [query, signature, { "X-Amz-Signature": mac }].flatMap((block) =>
    Object.entries(block).map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`),
  );
  return requestUrl({ ...moved, query: parameters.join("&") });
}

/** The parameters of query and body; of a repeated one the first. */
function queryParameters(request: HttpRequest): Record<string, string> {
  const query = firstOfEach(new URLSearchParams(request.query));
  const { body } = request;
  if (typeof body !== "string" || body === "") return query;
  if (!body.startsWith("{")) return { ...query, ...firstOfEach(new URLSearchParams(body)) };
  for (const [name, value] of Object.entries(JSON.parse(body) as object)) query[name] = String(value);
  return query;
}

function firstOfEach(pairs: Iterable<readonly [string, string]>): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of pairs) query[name] ??= value;
  return query;
}

function headersOf(lines: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines.split("\n"))
    if (line !== "") headers[line.slice(0, line.indexOf(":"))] = line.slice(line.indexOf(":") + 1);
  return headers;
}
