/** Signature Version 2 over form parameters, which only SimpleDB still wants (botocore `auth.py`, `SigV2Auth`). */
import { hmacSha256 } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";
import type { SigningPlan } from "./signing-plan.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";

/** Signs in place: the signature is one more parameter of the form body, or of the query when there is no body. */
export function signV2(request: HttpRequest, _plan: SigningPlan, credentials: Credentials, date: Date): void {
  const hasForm = typeof request.body === "string" && request.body !== "";
  const form = new URLSearchParams(hasForm ? (request.body as string) : request.query);
  form.delete("Signature");
  form.set("AWSAccessKeyId", credentials.accessKeyId);
  form.set("SignatureVersion", "2");
  form.set("SignatureMethod", "HmacSHA256");
  form.set("Timestamp", `${date.toISOString().slice(0, 19)}Z`);
  if (credentials.sessionToken) form.set("SecurityToken", credentials.sessionToken);
  const sorted = [...form].sort(([name], [other]) => (name < other ? -1 : name > other ? 1 : 0));
  const query = sorted.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join("&");
  const host = request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`;
  const text = `${request.method}\n${host}\n${request.path || "/"}\n${query}`;
  form.set("Signature", btoa(String.fromCharCode(...hmacSha256(credentials.secretAccessKey, text))));
  if (hasForm) {
    request.body = form.toString();
    if (request.headers["content-length"] !== undefined) request.headers["content-length"] = String(request.body.length);
  } else request.query = form.toString();
}
