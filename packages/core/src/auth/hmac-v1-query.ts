/** S3's first signature in an address, for presigning with `signatureVersion: "s3"` (botocore `auth.py`, `HmacV1QueryAuth`). */
import type { Credentials } from "../client/resolved-config.ts";
import { requestUrl, type HttpRequest } from "../http/request.ts";
import { hmacSha1Base64 } from "./hmac-sha1.ts";
import { textToSign } from "./hmac-v1.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";

/**
 * Signs a request into its address. Headers under the signature become parameters, too.
 *
 * @param expiresIn - in seconds
 * @returns the address
 */
export function presignHmacV1(
  request: HttpRequest,
  credentials: Credentials,
  expiresIn: number,
  date: Date,
  authPath: string = request.path,
): string {
  const { date: _replaced, "x-amz-security-token": _token, ...headers } = request.headers;
  if (credentials.sessionToken) headers["x-amz-security-token"] = credentials.sessionToken;
  const expires = String(Math.floor(date.getTime() / 1000) + expiresIn);
  const text = textToSign({ ...request, headers: { ...headers, date: expires } }, authPath);
  const parameters: Array<readonly [string, string]> = [
    ["AWSAccessKeyId", credentials.accessKeyId],
    ["Signature", hmacSha1Base64(credentials.secretAccessKey, text)],
  ];
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("x-amz-") || name === "content-md5" || name === "content-type") parameters.push([name, value]);
  }
  parameters.push(["Expires", expires]);
  const added = parameters.map(([name, value]) => `${name}=${percentEncode(value)}`).join("&");
  return requestUrl({ ...request, query: request.query === "" ? added : `${request.query}&${added}` });
}
