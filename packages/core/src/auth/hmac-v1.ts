/** S3's first signature, HMAC-SHA-1 over a few headers; old S3-compatible stores want it (botocore `auth.py`, `HmacV1Auth`). */
import { createHash } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";

/** Query parameters that name a part of a bucket or object, and so belong to the signed resource. */
const SUB_RESOURCES: ReadonlySet<string> = /*#__PURE__*/ new Set(
  (
    "accelerate acl cors defaultObjectAcl location logging partNumber policy requestPayment torrent versioning versionId versions " +
    "website uploads uploadId response-content-type response-content-language response-expires response-cache-control " +
    "response-content-disposition response-content-encoding delete lifecycle tagging restore storageClass notification replication " +
    "analytics metrics inventory select select-type object-lock"
  ).split(" "),
);

/** Signs in place. */
export function signHmacV1(request: HttpRequest, credentials: Credentials, date: Date, authPath: string = request.path): void {
  const { headers } = request;
  headers["date"] = date.toUTCString();
  if (credentials.sessionToken) headers["x-amz-security-token"] = credentials.sessionToken;
  const signature = hmacSha1Base64(credentials.secretAccessKey, textToSign(request, authPath));
  headers["authorization"] = `AWS ${credentials.accessKeyId}:${signature}`;
}

/** The text under the signature; exported for presigned addresses, whose `date` is the expiry. */
export function textToSign(request: HttpRequest, authPath: string): string {
  const { headers, method, query } = request;
  const lines = [method, ...["content-md5", "content-type", "date"].map((name) => (headers[name] ?? "").trim())];
  for (const name of Object.keys(headers).sort()) if (name.startsWith("x-amz-")) lines.push(`${name}:${headers[name]!.trim()}`);
  const parts = query
    .split("&")
    .map((pair) => /^([^=]*)(=?)(.*)$/s.exec(pair)!)
    .filter(([, name]) => SUB_RESOURCES.has(name!))
    .sort(([, name], [, other]) => (name! < other! ? -1 : name! > other! ? 1 : 0))
    .map(([, name, equals, value]) => `${name}${equals}${unquote(value!)}`);
  lines.push(parts.length > 0 ? `${authPath}?${parts.join("&")}` : authPath);
  return lines.join("\n");
}

function unquote(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** HMAC-SHA-1 in base64. */
export function hmacSha1Base64(key: string, data: string): string {
  let secret = new TextEncoder().encode(key) as Uint8Array;
  if (secret.length > 64) secret = hash(secret);
  const pad = (byte: number): Uint8Array => Uint8Array.from({ length: 64 }, (_, index) => (secret[index] ?? 0) ^ byte);
  return btoa(String.fromCharCode(...hash(pad(0x5c), hash(pad(0x36), data))));
}

function hash(...pieces: Array<string | Uint8Array>): Uint8Array {
  const sha1 = createHash("sha1");
  for (const piece of pieces) sha1.update(piece);
  return sha1.digest();
}
