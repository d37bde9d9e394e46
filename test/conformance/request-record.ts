/**
 * Compares a request as sent with a recorded one. Where the body has other bytes of the same meaning, whatever depends on the
 * bytes (length, hashes, signature) is computed again over ours; all else must be as recorded.
 */
import { createHash } from "node:crypto";
import { crc32, gunzipSync } from "node:zlib";
import { findBodyDifferences, type BodyKind } from "./body.ts";
import { mismatch, type Mismatch } from "./case.ts";
import { findDifferences } from "./compare.ts";
import { lowerCaseNames } from "./request-comparison.ts";
import { signReference } from "./reference-signature.ts";
import type { SentRequest } from "./scripted-transport.ts";
import type { Tagged } from "./tagged.ts";

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly headers_before_signing?: Readonly<Record<string, string>>;
  readonly url_before_signing?: string;
  readonly signing: { readonly name?: string; readonly region?: string; readonly version: string };
  readonly body?: string | { readonly $blob: string };
  readonly body_decompressed?: string | { readonly $blob: string };
}

/** Left out of every record, or written by the transport. */
const UNRECORDED: readonly string[] = ["user-agent", "amz-sdk-invocation-id", "host", "connection"];

/** What stands in a header when it must be computed over the bytes that were sent. */
const OVER_BODY: Readonly<Record<string, (body: Buffer) => string>> = {
  "content-length": (body) => String(body.length),
  "content-md5": (body) => createHash("md5").update(body).digest("base64"),
  "x-amz-content-sha256": (body) => createHash("sha256").update(body).digest("hex"),
  "x-amz-checksum-crc32": (body) => base64OfUint32(crc32(body)),
  "x-amz-checksum-sha1": (body) => createHash("sha1").update(body).digest("base64"),
  "x-amz-checksum-sha256": (body) => createHash("sha256").update(body).digest("base64"),
};

/** Returns what differs, or undefined. */
export async function compareRequest(
  recorded: RecordedRequest,
  sent: SentRequest,
  kind: BodyKind,
): Promise<Mismatch | undefined> {
  const expectedBody = bytesOf(recorded.body ?? "");
  const actualBody = Buffer.from(sent.body);
  const headers = { ...sent.headers };
  // A transport states the length itself when a request has none and is not chunked.
  if (headers["content-length"] === undefined && "Content-Length" in recorded.headers) {
    headers["content-length"] = String(actualBody.length);
  }
  const recordedLength = "Content-Length" in recorded.headers;
  // What Python's connection adds itself, it adds after the recording: the length of a GET's body.
  if (!recordedLength && actualBody.length > 0 && headers["content-length"] === String(actualBody.length))
    delete headers["content-length"];
  const actual = { method: sent.method, url: urlOf(sent), headers: without(headers, UNRECORDED) };
  const expected = {
    method: recorded.method,
    url: withPath(recorded.url),
    headers: without(lowerCaseNames(recorded.headers), UNRECORDED),
  };
  const hostDifferences = findDifferences(new URL(urlOf(sent)).host, headers["host"] ?? new URL(urlOf(sent)).host, "header host");
  const bodyDifferences =
    recorded.body_decompressed === undefined
      ? findBodyDifferences(kind, expectedBody, actualBody)
      : findBodyDifferences(kind, bytesOf(recorded.body_decompressed), tryGunzip(actualBody));
  if (!expectedBody.equals(actualBody) && bodyDifferences.length === 0) {
    expected.headers = await recompute(expected.headers, expectedBody, { ...sent, headers }, recorded.signing.version);
  }
  const differences = [...findDifferences(expected, actual), ...hostDifferences, ...bodyDifferences];
  const shown = { ...actual, body: showBody(actualBody) };
  return mismatch({ ...expected, body: recorded.body, signing: recorded.signing }, shown, differences);
}

/** The recorded headers as they must be for our bytes. */
async function recompute(
  recorded: Readonly<Record<string, string>>,
  recordedBody: Buffer,
  sent: SentRequest,
  signer: string,
): Promise<Record<string, string>> {
  const body = Buffer.from(sent.body);
  const headers: Record<string, string> = { ...recorded };
  for (const [name, compute] of Object.entries(OVER_BODY)) {
    if (headers[name] === compute(recordedBody)) headers[name] = compute(body);
  }
  const { authorization } = recorded;
  if (authorization?.startsWith("AWS4-HMAC-SHA256 ") === true) {
    headers["authorization"] = await signReference(authorization, sent, signer);
  }
  return headers;
}

function base64OfUint32(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes.toString("base64");
}

function bytesOf(body: string | { readonly $blob: string }): Buffer {
  return typeof body === "string" ? Buffer.from(body) : Buffer.from(body.$blob, "base64");
}

function tryGunzip(body: Buffer): Buffer {
  try {
    return gunzipSync(body);
  } catch {
    return body;
  }
}

/** An address without a path asks for the root. */
function withPath(url: string): string {
  return url.replace(/^(https?:\/\/[^/?]+)(?=\?|$)/, "$1/");
}

function urlOf(request: SentRequest): string {
  const port = request.port === undefined ? "" : `:${request.port}`;
  const query = request.query === "" ? "" : `?${request.query}`;
  return `${request.protocol}//${request.hostname}${port}${request.path}${query}`;
}

function without(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function showBody(body: Buffer): Tagged {
  const text = body.toString("utf8");
  return Buffer.from(text).equals(body) ? text : { $blob: body.toString("base64") };
}
