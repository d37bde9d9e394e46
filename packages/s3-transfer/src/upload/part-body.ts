/**
 * The body of one request: counts what is really sent and keeps to the bandwidth limit (s3transfer `utils.py` `ReadFileChunk`, spec
 * XFR-35, XFR-39, XFR-48). A body may be read before it is sent, for its signature and checksum; `onSend` of the call tells when
 * that is over, and only the reading that follows counts.
 */
import type { CallOptions } from "@boto3/core";
import type { PartData } from "../sources/source.ts";
import type { Transfer } from "../transfer.ts";

/** Pieces of bytes in memory: progress and bandwidth go in steps of this size. */
const STEP_BYTES = 256 * 1024;

/** Something to send that can be read as often as needed; core takes it for a `Blob`. */
class PartBody implements AsyncIterable<Uint8Array> {
  readonly size: number;
  readonly #transfer: Transfer;
  readonly #open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  #isSending = false;
  #counted = 0;

  constructor(transfer: Transfer, data: PartData) {
    this.size = data.length;
    this.#transfer = transfer;
    this.#open = data instanceof Uint8Array ? () => steps(data) : () => data.open();
  }

  /** The next reading is the one that is sent; what an earlier attempt sent is taken back. */
  readonly begin = (): void => {
    this.#transfer.signal.throwIfAborted();
    this.#count(-this.#counted);
    this.#isSending = true;
  };

  /** All of it is at S3. */
  finish(): void {
    this.#count(this.size - this.#counted);
  }

  /** The call failed. */
  takeBack(): void {
    this.#count(-this.#counted);
  }

  stream(): AsyncIterable<Uint8Array> {
    return this;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    const isSending = this.#isSending;
    this.#isSending = false;
    return isSending ? this.#send() : this.#read();
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of this.#open()) {
      this.#transfer.signal.throwIfAborted();
      yield piece;
    }
  }

  async *#send(): AsyncGenerator<Uint8Array, void, undefined> {
    const { resources, signal } = this.#transfer;
    for await (const piece of this.#open()) {
      signal.throwIfAborted();
      await resources.bandwidth?.consume(piece.length, signal);
      yield piece;
      this.#count(piece.length);
    }
  }

  #count(bytes: number): void {
    this.#counted += bytes;
    if (bytes !== 0) this.#transfer.progress.add(bytes);
  }
}

function* steps(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += STEP_BYTES) yield bytes.subarray(start, start + STEP_BYTES);
}

/**
 * Sends the data of a part or an object.
 *
 * @param send - makes the call with the body and the options it is given
 */
export async function sendBody<Reply>(
  transfer: Transfer,
  data: PartData,
  send: (body: unknown, options: CallOptions) => Promise<Reply>,
): Promise<Reply> {
  const body = new PartBody(transfer, data);
  const isPlain = data instanceof Uint8Array && !transfer.progress.isWatched && !transfer.resources.bandwidth;
  try {
    const reply = await send(isPlain ? data : body, { ...transfer.call, onSend: body.begin });
    body.finish();
    return reply;
  } catch (error) {
    body.takeBack();
    throw error;
  }
}
