/** Signature Version 3 over TLS: an HMAC of the date alone (botocore `auth.py`, `SigV3Auth`). No service of today asks for it. */
import { hmacSha256 } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";
import type { SigningPlan } from "./signing-plan.ts";

/** Signs in place. */
export function signV3(request: HttpRequest, _plan: SigningPlan, credentials: Credentials, date: Date): void {
  const { headers } = request;
  headers["date"] = date.toUTCString();
  if (credentials.sessionToken) headers["x-amz-security-token"] = credentials.sessionToken;
  const signature = btoa(String.fromCharCode(...hmacSha256(credentials.secretAccessKey, headers["date"])));
  headers["x-amzn-authorization"] =
    `AWS3-HTTPS AWSAccessKeyId=${credentials.accessKeyId},Algorithm=HmacSHA256,Signature=${signature}`;
}
