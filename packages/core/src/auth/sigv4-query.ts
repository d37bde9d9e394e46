/**
 * Signatures in an address (`X-Amz-Signature`). As in boto3, headers of the request stay headers and are signed; parameters in a form or
 * JSON body move into the query. Follows botocore `auth.py` (`SigV4QueryAuth`, `S3SigV4QueryAuth`, `S3ExpressQueryAuth`), and for
 * Signature Version 4A its native signer. Only presigning imports this module; `test/fuzz` proves it equal to
 * `@smithy/signature-v4`.
 */
import { hmacSha256Hex } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import { PresignBodyError } from "../errors/presign.ts";
import { pythonText } from "../errors/python-text.ts";
import { requestUrl, type HttpRequest, type RequestBody } from "../http/request.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";
import { canonicalHeaders } from "./canonical-request.ts";
import { CONTENT_HASH, EMPTY_HASH, UNSIGNED_PAYLOAD } from "./payload.ts";
import { signingDate } from "./signing-date.ts";
import type { SigningPlan } from "./signing-plan.ts";
import { signingKey, textToSign } from "./sigv4.ts";
import { signTextV4a } from "./sigv4a.ts";

/** botocore sets this content type by itself, so it must not bind the one who uses the address. */
const AUTOMATIC_CONTENT_TYPE = "application/x-www-form-urlencoded; charset=utf-8";

/**
 * Signs a request into its address: operation parameters first, then those of the signature.
 *
 * @param request - headers left on it are signed, so whoever uses the address must send them too
 * @param plan - `v4`, `s3v4`, `v4-s3express`, `v4a` or `s3v4a`
 * @param expiresIn - in seconds
 * @returns the address
 * @throws PresignBodyError when the body is neither a form nor JSON
 */
export async function presignRequest(
  request: HttpRequest,
  plan: SigningPlan,
  credentials: Credentials,
  expiresIn: number,
  date: Date,
): Promise<string> {
  const { signer, region, regionSet, signingName } = plan;
  const { long, short } = signingDate(date);
  const isAsymmetric = signer.endsWith("v4a");
  const algorithm = isAsymmetric ? "AWS4-ECDSA-P256-SHA256" : "AWS4-HMAC-SHA256";
  const scope = `${short}/${isAsymmetric ? "" : `${region}/`}${signingName}/aws4_request`;
  const headers = { ...request.headers };
  if (headers["content-type"] === AUTOMATIC_CONTENT_TYPE) delete headers["content-type"];
  const moved: HttpRequest = { ...request, headers, body: undefined };
  const signature: Parameters = {
    "X-Amz-Algorithm": algorithm,
    "X-Amz-Credential": `${credentials.accessKeyId}/${scope}`,
    "X-Amz-Date": long,
    "X-Amz-Expires": String(expiresIn),
    "X-Amz-SignedHeaders": canonicalHeaders(moved).names,
  };
  if (isAsymmetric) signature["X-Amz-Region-Set"] = regionSet?.join(",") || "*";
  if (credentials.sessionToken !== undefined)
    signature[signer === "v4-s3express" ? "X-Amz-S3session-Token" : "X-Amz-Security-Token"] = credentials.sessionToken;
  moved.query = addParameters(addParameters("", queryParameters(request)), signature);

  const hash = headers[CONTENT_HASH] ?? (!/^v4a?$/.test(signer) || plan.unsignedPayload ? UNSIGNED_PAYLOAD : EMPTY_HASH);
  // The plan of a signature that announces no hash in a header.
  const { text } = textToSign(moved, { ...plan, signer: "v4", unsignedPayload: false }, hash, `${algorithm}\n${long}\n${scope}`);
  const mac = isAsymmetric
    ? await signTextV4a(credentials, text)
    : hmacSha256Hex(signingKey(credentials, short, region, signingName), text);
  moved.query += `&X-Amz-Signature=${mac}`;
  return requestUrl(moved);
}

/** Adds parameters to a query, in their order. */
function addParameters(query: string, parameters: Parameters): string {
  let text = query;
  for (const name in parameters) {
    const value = parameters[name]!;
    for (const item of typeof value === "string" ? [value] : value)
      text += `${text === "" ? "" : "&"}${percentEncode(name)}=${percentEncode(item)}`;
  }
  return text;
}

type Parameters = Record<string, string | string[]>;

/** The parameters of query and body; of a repeated one in the query the first. Structures are printed as botocore prints them. */
function queryParameters(request: HttpRequest): Parameters {
  const query: Parameters = firstOfEach(request.query === "" ? [] : new URLSearchParams(request.query));
  const body = bodyText(request.body);
  if (body === "") return query;
  if (!body.startsWith("{")) return Object.assign(query, firstOfEach(new URLSearchParams(body)));
  for (const [name, value] of Object.entries(JSON.parse(body) as object))
    query[name] = Array.isArray(value) ? value.map(pythonText) : pythonText(value);
  return query;
}

/** @throws PresignBodyError for a body that has no parameters in it */
function bodyText(body: RequestBody): string {
  if (body === undefined) return "";
  const text = typeof body === "string" ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : "<stream>";
  if (/^$|^\{|^[^\s<{]*=/.test(text)) return text;
  throw new PresignBodyError();
}

/** Without a prototype: a parameter may be called `constructor`. */
function firstOfEach(pairs: Iterable<readonly [string, string]>): Record<string, string> {
  const query = Object.create(null) as Record<string, string>;
  for (const [name, value] of pairs) query[name] ??= value;
  return query;
}
