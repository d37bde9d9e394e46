/**
 * Reads a stream of pieces in amounts the caller chooses. Short reads are joined, so that parts are full whatever the size of the
 * pieces (spec XFR-09). Waiting for the next piece ends when the transfer does.
 */
import { TransferArgumentError } from "../errors.ts";

type Piece = Uint8Array | ArrayBuffer | ArrayBufferView | string;

/** Larger amounts are not set aside at once: the stream may end long before. */
const MAX_RESERVED_BYTES = 16 * 1024 * 1024;
const NONE: Uint8Array = /*#__PURE__*/ new Uint8Array(0);

/** Reads pieces once, from front to back. */
export class PieceReader {
  readonly #source: { next(): Promise<IteratorResult<Piece, unknown>> };
  readonly #signal: AbortSignal;
  readonly #detach: (() => void) | undefined;
  #rest: Uint8Array = NONE;
  #ended = false;
  #reject: ((reason: unknown) => void) | undefined;
  #encoder: TextEncoder | undefined;

  /** @param detach - lets go of a stream that the caller owns */
  constructor(source: { next(): Promise<IteratorResult<Piece, unknown>> }, signal: AbortSignal, detach?: () => void) {
    this.#source = source;
    this.#signal = signal;
    this.#detach = detach;
    signal.addEventListener("abort", this.#onAbort);
  }

  /**
   * Fills a buffer.
   *
   * @returns how many bytes it got; fewer than it takes only at the end
   */
  async readInto(target: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      if (this.#rest.length === 0 && !(await this.#advance())) break;
      const piece = this.#rest.subarray(0, target.length - filled);
      target.set(piece, filled);
      filled += piece.length;
      this.#rest = this.#rest.subarray(piece.length);
    }
    return filled;
  }

  /** At most so many bytes; fewer only at the end. */
  async read(most: number): Promise<Uint8Array> {
    let buffer = new Uint8Array(Math.min(most, MAX_RESERVED_BYTES));
    let filled = await this.readInto(buffer);
    while (filled === buffer.length && filled < most) {
      const larger = new Uint8Array(Math.min(most, buffer.length * 2));
      larger.set(buffer);
      const more = await this.readInto(larger.subarray(filled));
      buffer = larger;
      filled += more;
      if (more === 0) break;
    }
    return buffer.subarray(0, filled);
  }

  /** Puts bytes back in front; nothing else may be waiting there. */
  unread(bytes: Uint8Array): void {
    if (this.#rest.length > 0) {
      const joined = new Uint8Array(bytes.length + this.#rest.length);
      joined.set(bytes);
      joined.set(this.#rest, bytes.length);
      this.#rest = joined;
    } else this.#rest = bytes;
  }

  /** Lets go of the source. */
  release(): void {
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#rest = NONE;
    if (!this.#ended || this.#detach) this.#detach?.();
    this.#ended = true;
  }

  /** Waits for the next piece with something in it. */
  async #advance(): Promise<boolean> {
    while (!this.#ended && this.#rest.length === 0) {
      const { done, value } = await this.#next();
      if (done) this.#ended = true;
      else this.#rest = this.#bytes(value as Piece);
    }
    return this.#rest.length > 0;
  }

  #next(): Promise<IteratorResult<Piece, unknown>> {
    this.#signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      this.#source.next().then(resolve, reject);
    });
  }

  #bytes(piece: Piece): Uint8Array {
    if (piece instanceof Uint8Array) return piece;
    if (typeof piece === "string") return (this.#encoder ??= new TextEncoder()).encode(piece);
    if (ArrayBuffer.isView(piece)) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    if (piece instanceof ArrayBuffer) return new Uint8Array(piece);
    throw new TransferArgumentError(`A piece of the stream is of type ${typeof piece}; valid types: Uint8Array, string.`);
  }

  readonly #onAbort = (): void => this.#reject?.(this.#signal.reason);
}

/** Reads a web stream; it is unlocked at the end, not cancelled. */
export function streamReader(stream: ReadableStream<Uint8Array>, signal: AbortSignal): PieceReader {
  const reader = stream.getReader();
  return new PieceReader({ next: () => reader.read() }, signal, () => reader.releaseLock());
}

/** Node streams have this; its iterator leaves the stream open when it is told to stop. */
interface NodeReadable {
  iterator?(options: { destroyOnReturn: boolean }): AsyncIterator<Uint8Array>;
  pipe?: unknown;
}

/** Reads an async iterable. Node streams stay open; a generator that is not read to its end is told to stop. */
export function iterableReader(source: AsyncIterable<Uint8Array | string>, signal: AbortSignal): PieceReader {
  const readable = source as NodeReadable;
  const isNodeStream = typeof readable.pipe === "function" && typeof readable.iterator === "function";
  const iterator: AsyncIterator<Uint8Array | string> = isNodeStream
    ? readable.iterator!({ destroyOnReturn: false })
    : source[Symbol.asyncIterator]();
  const stop = (): void => void Promise.resolve(iterator.return?.()).catch(() => undefined);
  return new PieceReader(iterator, signal, stop);
}
