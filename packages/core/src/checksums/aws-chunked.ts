/**
 * The `aws-chunked` framing: chunks of 1 MiB, each behind its length in hex, then an empty chunk and the checksum as a trailer. A
 * body is read once, and hashed while it is sent. Follows botocore `httpchecksum.py` (`AwsChunkedWrapper`).
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import { bodyLength, isStream } from "../http/request-body.ts";
import type { RequestBody } from "../http/request.ts";
import { StreamBody } from "../http/stream-body.ts";
import type { IncrementalHash } from "../platform/platform.ts";
import { base64Digest } from "./algorithms.ts";

const CHUNK_SIZE = 1024 * 1024;
const CRLF: Uint8Array = /*#__PURE__*/ Uint8Array.of(13, 10);

/**
 * Frames a body. A small one in memory stays in memory.
 *
 * @param createChecksum - a new checksum for every time the body is read
 * @param trailer - name of the checksum's header
 */
export function frameBody(body: RequestBody, createChecksum: () => IncrementalHash, trailer: string): RequestBody {
  if (isStream(body)) {
    return new StreamBody(() => frames(body, createChecksum(), trailer), {
      length: undefined,
      replayable: body.replayable,
      description: String(body),
      abandon: () => body.abandon(),
    });
  }
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array(0));
  if (bytes.length > CHUNK_SIZE) {
    return new StreamBody(() => frames([bytes], createChecksum(), trailer), {
      length: undefined,
      replayable: true,
      description: `bytes (${bodyLength(bytes)})`,
    });
  }
  const checksum = createChecksum();
  checksum.update(bytes);
  const head = bytes.length > 0 ? ascii(`${bytes.length.toString(16)}\r\n`) : bytes;
  const tail = end(checksum, trailer, bytes.length > 0);
  const framed = new Uint8Array(head.length + bytes.length + tail.length);
  framed.set(head);
  framed.set(bytes, head.length);
  framed.set(tail, head.length + bytes.length);
  return framed;
}

async function* frames(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  checksum: IncrementalHash,
  trailer: string,
): AsyncGenerator<Uint8Array, void> {
  let pending: Uint8Array[] = [];
  let length = 0;
  for await (const whole of body) {
    let piece = whole;
    while (length + piece.length >= CHUNK_SIZE) {
      const taken = piece.subarray(0, CHUNK_SIZE - length);
      checksum.update(taken);
      pending.push(taken);
      yield ascii(`${CHUNK_SIZE.toString(16)}\r\n`);
      yield* pending;
      yield CRLF;
      pending = [];
      length = 0;
      piece = piece.subarray(taken.length);
    }
    if (piece.length === 0) continue;
    checksum.update(piece);
    pending.push(piece);
    length += piece.length;
  }
  if (length > 0) {
    yield ascii(`${length.toString(16)}\r\n`);
    yield* pending;
  }
  yield end(checksum, trailer, length > 0);
}

function end(checksum: IncrementalHash, trailer: string, isInChunk: boolean): Uint8Array {
  return ascii(`${isInChunk ? "\r\n" : ""}0\r\n${trailer}:${base64Digest(checksum)}\r\n\r\n`);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
