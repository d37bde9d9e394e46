/** The network of the `configuration` recordings: gives roles, credentials of IAM Identity Center, and empty successes. */
import type { HttpRequest } from "../../packages/core/src/http/request.ts";
import { requestUrl } from "../../packages/core/src/http/request.ts";
import type { HttpResponse } from "../../packages/core/src/http/response.ts";
import type { Transport } from "../../packages/core/src/http/transport.ts";
import { bufferedBody } from "./scripted-transport.ts";

/** A request in the recordings' words. */
export type SentRecord = Record<string, string | null>;

export class StubTransport implements Transport {
  readonly sent: SentRecord[] = [];

  async send(request: HttpRequest): Promise<HttpResponse> {
    const body =
      typeof request.body === "string" ? request.body : Buffer.from((request.body as Uint8Array) ?? []).toString("utf8");
    const record = { operation: operationOf(request, body), url: requestUrl(request), method: request.method, body };
    this.sent.push({ ...record, signed_with: signerOf(request.headers["authorization"]) });
    const text = reply(record.operation, this.sent.length);
    return { status: 200, reason: "", headers: {}, body: bufferedBody(new TextEncoder().encode(text)) };
  }

  close(): void {}
}

function operationOf({ headers, path }: HttpRequest, body: string): string {
  const action = /(?:^|&)Action=(\w+)/.exec(body)?.[1];
  if (action) return action;
  const target = headers["x-amz-target"];
  if (target) return target.slice(target.indexOf(".") + 1);
  if (path === "/federation/credentials") return "GetRoleCredentials";
  return path.endsWith("/invoke") ? "InvokeModel" : "ListObjectsV2";
}

function signerOf(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  return /Credential=([^/]+)/.exec(authorization)?.[1] ?? /^AWS ([^:]+):/.exec(authorization)?.[1] ?? authorization;
}

function reply(operation: string, count: number): string {
  if (operation === "GetRoleCredentials") {
    const expiration = Date.parse("2099-01-01T00:00:00Z");
    const roleCredentials = { accessKeyId: "ASIASSO", secretAccessKey: "sso-secret", sessionToken: "sso-token", expiration };
    return JSON.stringify({ roleCredentials });
  }
  if (operation === "ListObjectsV2") return "<ListBucketResult/>";
  if (!operation.startsWith("AssumeRole")) return "{}";
  const arn = "arn:aws:sts::222233334444:assumed-role/r/s";
  return (
    `<${operation}Response><${operation}Result><Credentials><AccessKeyId>ASIA${count}</AccessKeyId>` +
    `<SecretAccessKey>assumed-secret-${count}</SecretAccessKey><SessionToken>assumed-token-${count}</SessionToken>` +
    `<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><Arn>${arn}</Arn></AssumedRoleUser>` +
    `</${operation}Result></${operation}Response>`
  );
}
