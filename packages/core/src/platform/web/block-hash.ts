/** What MD5 and the SHA family share: data comes in pieces, is compressed block by block, and ends with its length in bits. */
import type { IncrementalHash } from "../platform.ts";

/** The words a hash is made of; changed by every block. */
export type State = Int32Array | BigUint64Array;

export class BlockHash<Words extends State = State> implements IncrementalHash {
  readonly #state: Words;
  readonly #compress: (state: Words, block: DataView) => void;
  readonly #littleEndian: boolean;
  readonly #block: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #length = 0;

  /** @param state - at the start; the hash keeps it */
  constructor(state: Words, compress: (state: Words, block: DataView) => void, blockSize = 64, littleEndian = false) {
    this.#state = state;
    this.#compress = compress;
    this.#littleEndian = littleEndian;
    this.#block = new Uint8Array(blockSize);
    this.#view = new DataView(this.#block.buffer);
  }

  /** Adds data; a string counts as its UTF-8. */
  update(data: string | Uint8Array): this {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const size = this.#block.length;
    for (let offset = 0; offset < bytes.length;) {
      const filled = this.#length % size;
      const piece = bytes.subarray(offset, offset + size - filled);
      this.#block.set(piece, filled);
      offset += piece.length;
      this.#length += piece.length;
      if (this.#length % size === 0) this.#compress(this.#state, this.#view);
    }
    return this;
  }

  /** The hash; the object is used up. */
  digest(): Uint8Array {
    const size = this.#block.length;
    const lengthSize = size / 8;
    const padding = new Uint8Array(size + lengthSize - ((this.#length + lengthSize) % size));
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, BigInt(this.#length) * 8n, this.#littleEndian);
    this.update(padding);
    const digest = new DataView(new ArrayBuffer(this.#state.byteLength));
    this.#state.forEach((word: number | bigint, index: number) =>
      typeof word === "bigint" ? digest.setBigUint64(index * 8, word) : digest.setInt32(index * 4, word, this.#littleEndian),
    );
    return new Uint8Array(digest.buffer);
  }
}

/** HMAC over a hash whose blocks have 64 bytes (RFC 2104). */
export function hmac(create: () => BlockHash<Int32Array>, key: string | Uint8Array, data: string | Uint8Array): Uint8Array {
  const secret = typeof key === "string" ? new TextEncoder().encode(key) : key;
  const block = new Uint8Array(64);
  block.set(secret.length > 64 ? create().update(secret).digest() : secret);
  const keyed = (pad: number, text: string | Uint8Array): Uint8Array =>
    create()
      .update(block.map((byte) => byte ^ pad))
      .update(text)
      .digest();
  return keyed(0x5c, keyed(0x36, data));
}

/** Adds the words of a compressed block to the state. */
export function addWords(state: Int32Array, words: readonly number[]): void {
  for (let index = 0; index < words.length; index++) state[index]! += words[index]!;
}

export function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** The constants of the SHA-2 family are fractions of roots of primes. */
export function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) if (found.every((prime) => candidate % prime)) found.push(candidate);
  return found;
}
