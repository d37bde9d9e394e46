/** Bodies of replies that tests make up: text, bytes, or pieces as they would arrive; and bodies of requests, read. */
import { joinBytes } from "../http/join-bytes.ts";
import { isStream } from "../http/request-body.ts";
import type { RequestBody } from "../http/request.ts";
import type { ResponseBody } from "../http/response.ts";

/** What a made-up reply holds. */
export type BodySource = string | Uint8Array | AsyncIterable<Uint8Array | string>;

/** The body of a reply. */
export function bodyOf(source: BodySource): ResponseBody {
  const encoder = new TextEncoder();
  async function* stream(): AsyncGenerator<Uint8Array, void> {
    if (typeof source === "string" || source instanceof Uint8Array)
      yield typeof source === "string" ? encoder.encode(source) : source;
    else for await (const piece of source) yield typeof piece === "string" ? encoder.encode(piece) : piece;
  }
  return { bytes: () => collect(stream()), stream, cancel() {} };
}

/** All bytes of a request's body. */
export async function readBody(body: RequestBody): Promise<Uint8Array> {
  if (isStream(body)) return collect(body);
  return typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array(0));
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return joinBytes(pieces);
}
