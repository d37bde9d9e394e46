/** S3's first signature, HMAC-SHA-1 over a few headers; old S3-compatible stores want it (botocore `auth.py`, `HmacV1Auth`). */
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";
import { hmacSha1Base64 } from "./hmac-sha1.ts";
import type { SigningPlan } from "./signing-plan.ts";

/** Query parameters that name a part of a bucket or object, and so belong to the signed resource. */
const SUB_RESOURCES =
  /^(accelerate|acl|cors|defaultObjectAcl|location|logging|partNumber|policy|requestPayment|torrent|versioning|versionId|versions|website|uploads|uploadId|response-(content-(type|language|disposition|encoding)|expires|cache-control)|delete|lifecycle|tagging|restore|storageClass|notification|replication|analytics|metrics|inventory|select|select-type|object-lock)(=|$)/;

/** Signs in place. */
export function signHmacV1(request: HttpRequest, plan: SigningPlan, credentials: Credentials, date: Date): void {
  const { headers } = request;
  headers["date"] = date.toUTCString();
  if (credentials.sessionToken) headers["x-amz-security-token"] = credentials.sessionToken;
  const signature = hmacSha1Base64(credentials.secretAccessKey, textToSign(request, plan.authPath ?? request.path));
  headers["authorization"] = `AWS ${credentials.accessKeyId}:${signature}`;
}

/** The text under the signature; exported for presigned addresses, whose `date` is the expiry. */
export function textToSign(request: HttpRequest, authPath: string): string {
  const { headers, method, query } = request;
  const lines = [method, ...["content-md5", "content-type", "date"].map((name) => headers[name]?.trim())];
  for (const name of Object.keys(headers).sort()) if (name.startsWith("x-amz-")) lines.push(`${name}:${headers[name]!.trim()}`);
  const parts = query.split("&").filter((pair) => SUB_RESOURCES.test(pair));
  // By name: what ends it sorts below everything that a longer name may go on with.
  const sorted = parts.map((pair) => unquote(pair).replace("=", "\0")).sort();
  const resource = sorted.map((pair) => pair.replace("\0", "=")).join("&");
  lines.push(resource ? `${authPath}?${resource}` : authPath);
  return lines.join("\n");
}

function unquote(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
