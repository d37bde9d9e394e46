/** Request streams for `fetch`: as a web stream where it takes one, else held in memory up to a limit. */
import { HTTPClientError } from "../errors/http.ts";
import { joinBytes } from "./join-bytes.ts";
import type { RequestStream, SilenceTimer } from "./request.ts";

/** Streams larger than this cannot be sent where `fetch` takes no streams. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

/**
 * @param silence - stands while the source is asked for more
 * @param takesStreams - default: found out
 */
export function fetchBody(
  body: RequestStream,
  silence: SilenceTimer,
  takesStreams: boolean = supportsRequestStreams(),
): Promise<Uint8Array> | ReadableStream<Uint8Array> {
  if (!takesStreams) {
    return buffered(body).then((bytes) => {
      silence.start();
      return bytes;
    });
  }
  const source = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      silence.stop();
      const { done, value } = await source.next();
      silence.start();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return?.();
    },
  });
}

let requestStreams: boolean | undefined;

/** Whether `fetch` takes a stream as a body: it then asks for `duplex`, and sets no content type of its own. */
function supportsRequestStreams(): boolean {
  if (requestStreams === undefined) {
    let isAsked = false;
    try {
      const request = new Request("http://localhost/", {
        method: "POST",
        body: new ReadableStream(),
        get duplex() {
          isAsked = true;
          return "half";
        },
      } as RequestInit);
      requestStreams = isAsked && !request.headers.has("content-type");
    } catch {
      requestStreams = false;
    }
  }
  return requestStreams;
}

async function buffered(body: RequestStream): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (Math.max(length, body.length ?? 0) > MAX_BUFFERED_BYTES) {
      throw new HTTPClientError(
        `This platform's fetch cannot send streams, and the body is larger than the ${MAX_BUFFERED_BYTES} bytes that are held in memory instead. Send a Blob, or use a multipart upload.`,
      );
    }
    pieces.push(piece);
  }
  return joinBytes(pieces);
}
