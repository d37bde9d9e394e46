/**
 * Request streams for `fetch`: as a web stream where it takes one, else the whole body, in memory while it is small and as a Blob
 * beyond, which browsers keep on the disk. Browsers stream over HTTP/2 only, which S3 does not speak.
 */
import { takesRequestStreams } from "#platform";
import { HTTPClientError } from "../errors/http.ts";
import { joinBytes } from "./join-bytes.ts";
import type { RequestStream, SilenceTimer } from "./request.ts";

/** So much is held in memory. */
const MEMORY_BYTES = 16 * 1024 * 1024;
/** No service takes more in one request. */
const MAX_BYTES = 5 * 1024 ** 3;

/**
 * @param silence - stands while the source is asked for more
 * @param takesStreams - whether `fetch` does
 */
export function fetchBody(
  body: RequestStream,
  silence: SilenceTimer,
  takesStreams: boolean = takesRequestStreams,
): Promise<Uint8Array | Blob> | ReadableStream<Uint8Array> {
  if (!takesStreams) {
    return gathered(body).then((whole) => {
      silence.start();
      return whole;
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

async function gathered(body: RequestStream): Promise<Uint8Array | Blob> {
  const blobs: Blob[] = [];
  let pieces: Uint8Array[] = [];
  let length = 0;
  let total = 0;
  for await (const piece of body) {
    pieces.push(piece);
    length += piece.length;
    total += piece.length;
    if (length < MEMORY_BYTES) continue;
    if (Math.max(total, body.length ?? 0) > MAX_BYTES)
      throw new HTTPClientError(`The body is larger than the ${MAX_BYTES} bytes of one request. Use a multipart upload.`);
    blobs.push(asBlob(pieces));
    pieces = [];
    length = 0;
  }
  return blobs.length === 0 ? joinBytes(pieces) : new Blob([...blobs, asBlob(pieces)]);
}

function asBlob(pieces: readonly Uint8Array[]): Blob {
  try {
    return new Blob(pieces as Array<Uint8Array<ArrayBuffer>>);
  } catch (cause) {
    const reason = `This platform's fetch cannot send streams, and has no Blob of bytes for a body of more than ${MEMORY_BYTES} bytes.`;
    throw new HTTPClientError(`${reason} Use a multipart upload.`, { cause });
  }
}
