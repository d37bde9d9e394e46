/**
 * Messages out of `application/vnd.amazon.eventstream` bytes, cut anywhere (EVS-01): prelude with its CRC, headers, payload, CRC of
 * the message. Lengths are checked before anything is buffered for them, so memory stays bounded by one message.
 */
import { Crc32 } from "../checksums/crc32.ts";
import { ChecksumMismatch, EventStreamParserError, InvalidHeadersLength, InvalidPayloadLength } from "./frame-errors.ts";
import { parseEventHeaders, type EventHeader } from "./parse-headers.ts";

const PRELUDE_LENGTH = 12;
const CRC_LENGTH = 4;
const MAX_HEADERS_LENGTH = 128 * 1024;
const MAX_PAYLOAD_LENGTH = 24 * 1024 * 1024;

/** A decoded message. */
export interface EventMessage {
  readonly totalLength: number;
  readonly headersLength: number;
  readonly preludeCrc: number;
  readonly headers: Record<string, EventHeader>;
  readonly payload: Uint8Array;
  readonly messageCrc: number;
}

/** Takes bytes as they come and gives messages as they are complete. */
export class EventStreamDecoder {
  #buffer: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  /** Length of the message at `#start`, once its prelude is checked. */
  #messageLength = 0;
  /** Whether the buffer is ours to write to, not a piece the transport gave. */
  #isOwn = false;

  /** Bytes of a message that is not complete. */
  get pendingBytes(): number {
    return this.#end - this.#start;
  }

  /** Bytes that the message which is not complete will have, as far as known. */
  get expectedBytes(): number {
    return this.#messageLength || PRELUDE_LENGTH;
  }

  /** Adds bytes; take all messages with {@link next} before adding more. */
  push(chunk: Uint8Array): void {
    const pending = this.pendingBytes;
    if (pending === 0) {
      this.#buffer = chunk;
      this.#isOwn = false;
      this.#start = 0;
      this.#end = chunk.length;
      return;
    }
    if (this.#end + chunk.length > this.#buffer.length || !this.#isOwn) {
      const larger = new Uint8Array(Math.max(pending + chunk.length, this.#messageLength, 2 * pending));
      larger.set(this.#buffer.subarray(this.#start, this.#end));
      this.#buffer = larger;
      this.#isOwn = true;
      this.#start = 0;
      this.#end = pending;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /**
   * The next complete message, or undefined when more bytes are needed.
   *
   * @throws ChecksumMismatch, InvalidHeadersLength, InvalidPayloadLength, DuplicateHeader or EventStreamParserError
   */
  next(): EventMessage | undefined {
    const start = this.#start;
    if (this.pendingBytes < PRELUDE_LENGTH) return undefined;
    const view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset + start, this.pendingBytes);
    const totalLength = view.getUint32(0);
    const headersLength = view.getUint32(4);
    const preludeCrc = view.getUint32(8);
    if (this.#messageLength === 0) {
      checkCrc(preludeCrc, this.#buffer.subarray(start, start + PRELUDE_LENGTH - CRC_LENGTH));
      const payloadLength = totalLength - headersLength - PRELUDE_LENGTH - CRC_LENGTH;
      if (headersLength > MAX_HEADERS_LENGTH) throw new InvalidHeadersLength(headersLength, MAX_HEADERS_LENGTH);
      if (payloadLength > MAX_PAYLOAD_LENGTH) throw new InvalidPayloadLength(payloadLength, MAX_PAYLOAD_LENGTH);
      if (payloadLength < 0)
        throw new EventStreamParserError(`An event of ${totalLength} bytes cannot hold ${headersLength} bytes of headers.`);
      this.#messageLength = totalLength;
    }
    if (this.pendingBytes < totalLength) return undefined;
    const payloadEnd = totalLength - CRC_LENGTH;
    const messageCrc = view.getUint32(payloadEnd);
    checkCrc(messageCrc, this.#buffer.subarray(start, start + payloadEnd));
    const headersEnd = start + PRELUDE_LENGTH + headersLength;
    const headers = parseEventHeaders(this.#buffer.subarray(start + PRELUDE_LENGTH, headersEnd));
    const payload = this.#buffer.slice(headersEnd, start + payloadEnd);
    this.#start += totalLength;
    this.#messageLength = 0;
    return { totalLength, headersLength, preludeCrc, headers, payload, messageCrc };
  }
}

function checkCrc(expected: number, data: Uint8Array): void {
  const digest = new Crc32().update(data).digest();
  const calculated = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  if (calculated !== expected) throw new ChecksumMismatch(expected, calculated);
}
