/**
 * What signers, retries and transports ask about a body: its kind, its length, whether it can be sent again. Follows botocore
 * `utils.determine_content_length`. What callers pass as streams becomes a body in `stream-body.ts`, which few operations need.
 */
import { byteLength } from "./byte-length.ts";
import type { HttpRequest, RequestBody, RequestStream } from "./request.ts";

/** Whether a body is neither text nor bytes. */
export function isStream<Body>(body: Body): body is Exclude<Body, string | Uint8Array | undefined> {
  return typeof body === "object" && !(body instanceof Uint8Array);
}

/** Whether a body can be sent (again) from its start. */
export function isReplayable(body: RequestBody): boolean {
  return !isStream(body) || body.replayable;
}

/** Whether a body can be sent from its start now: a source that nobody touched can, even if only once. */
export function isSendable(body: RequestBody): boolean {
  return isReplayable(body) || !(body as RequestStream).begun;
}

/** Length of a body in bytes, when it is known before sending. */
export function bodyLength(body: RequestBody): number | undefined {
  return body === undefined ? 0 : typeof body === "string" ? byteLength(body) : body.length;
}

/**
 * Sets `content-length` where the length is known and nothing else says it (spec HTT-07).
 *
 * @param request - GET, HEAD and OPTIONS without a body get none
 * @returns the request
 */
export function addContentLength(request: HttpRequest): HttpRequest {
  const { headers, method, body } = request;
  if (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined) return request;
  const length = bodyLength(body);
  if (length === undefined || (length === 0 && (method === "GET" || method === "HEAD" || method === "OPTIONS"))) return request;
  headers["content-length"] = String(length);
  return request;
}
