/**
 * MD5, SHA-1, SHA-256 and SHA-512 in little code, fed in pieces, for platforms whose own hashes are asynchronous. Their constants
 * are the fractions of roots of primes and of sines, so they are computed at the first use.
 *
 * @see FIPS 180-4 and RFC 1321
 */
import type { HashName, IncrementalHash } from "../platform.ts";

type State = Int32Array | BigUint64Array;

interface Algorithm {
  readonly blockSize: number;
  readonly digestSize: number;
  readonly littleEndian: boolean;
  readonly start: () => State;
  readonly compress: (state: never, block: DataView) => void;
}

export class BlockHash implements IncrementalHash {
  readonly #algorithm: Algorithm;
  readonly #state: State;
  readonly #block: Uint8Array<ArrayBuffer>;
  #filled = 0;
  #length = 0;

  constructor(name: HashName) {
    this.#algorithm = ALGORITHMS[name]();
    this.#state = this.#algorithm.start();
    this.#block = new Uint8Array(this.#algorithm.blockSize);
  }

  /** Adds data; a string counts as its UTF-8. */
  update(data: string | Uint8Array): this {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const size = this.#block.length;
    this.#length += bytes.length;
    for (let offset = 0; offset < bytes.length;) {
      if (this.#filled === 0 && bytes.length - offset >= size) {
        this.#algorithm.compress(this.#state as never, new DataView(bytes.buffer, bytes.byteOffset + offset, size));
        offset += size;
        continue;
      }
      const taken = Math.min(size - this.#filled, bytes.length - offset);
      this.#block.set(bytes.subarray(offset, offset + taken), this.#filled);
      this.#filled += taken;
      offset += taken;
      if (this.#filled === size) this.#compressBlock();
    }
    return this;
  }

  /** The hash; the object is used up. */
  digest(): Uint8Array {
    const { blockSize, digestSize, littleEndian } = this.#algorithm;
    const bits = BigInt(this.#length) * 8n;
    this.#block[this.#filled++] = 0x80;
    if (this.#filled > blockSize - blockSize / 8) {
      this.#block.fill(0, this.#filled);
      this.#compressBlock();
    }
    this.#block.fill(0, this.#filled);
    new DataView(this.#block.buffer).setBigUint64(blockSize - 8, bits, littleEndian);
    this.#compressBlock();
    const digest = new Uint8Array(digestSize);
    const view = new DataView(digest.buffer);
    for (let index = 0; index < this.#state.length; index++) {
      const word = this.#state[index]!;
      if (typeof word === "bigint") view.setBigUint64(index * 8, word);
      else view.setInt32(index * 4, word, littleEndian);
    }
    return digest;
  }

  #compressBlock(): void {
    this.#algorithm.compress(this.#state as never, new DataView(this.#block.buffer));
    this.#filled = 0;
  }
}

const ALGORITHMS: Readonly<Record<HashName, () => Algorithm>> = {
  md5: () => ({ blockSize: 64, digestSize: 16, littleEndian: true, start: () => firstWords(4), compress: compressMd5 }),
  sha1: () => ({ blockSize: 64, digestSize: 20, littleEndian: false, start: () => firstWords(5), compress: compressSha1 }),
  sha256: () => ({
    blockSize: 64,
    digestSize: 32,
    littleEndian: false,
    start: () => sha256Constants().start.slice(),
    compress: compressSha256,
  }),
  sha512: () => ({
    blockSize: 128,
    digestSize: 64,
    littleEndian: false,
    start: () => sha512Constants().start.slice(),
    compress: compressSha512,
  }),
};

/** The start of MD5 and SHA-1. */
function firstWords(count: number): Int32Array {
  return Int32Array.from([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0].slice(0, count));
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

let constants256: { start: Int32Array; rounds: Int32Array } | undefined;
function sha256Constants(): { start: Int32Array; rounds: Int32Array } {
  return (constants256 ??= {
    start: Int32Array.from(primes(8), (prime) => (Math.sqrt(prime) % 1) * 2 ** 32),
    rounds: Int32Array.from(primes(64), (prime) => (Math.cbrt(prime) % 1) * 2 ** 32),
  });
}

const schedule256: Int32Array = /*#__PURE__*/ new Int32Array(64);

function compressSha256(state: Int32Array, block: DataView): void {
  const { rounds } = sha256Constants();
  const w = schedule256;
  for (let t = 0; t < 16; t++) w[t] = block.getInt32(t * 4);
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    w[t] =
      (rotateLeft(y, 15) ^ rotateLeft(y, 13) ^ (y >>> 10)) +
      w[t - 7]! +
      (rotateLeft(x, 25) ^ rotateLeft(x, 14) ^ (x >>> 3)) +
      w[t - 16]!;
  }
  let a = state[0]!,
    b = state[1]!,
    c = state[2]!,
    d = state[3]!,
    e = state[4]!,
    f = state[5]!,
    g = state[6]!,
    h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const one = (h + (rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7)) + ((e & f) ^ (~e & g)) + rounds[t]! + w[t]!) | 0;
    const two = ((rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  add(state, [a, b, c, d, e, f, g, h]);
}

function add(state: Int32Array, words: readonly number[]): void {
  for (let index = 0; index < words.length; index++) state[index] = state[index]! + words[index]!;
}

function compressSha1(state: Int32Array, block: DataView): void {
  const w = new Int32Array(80);
  for (let t = 0; t < 80; t++) {
    w[t] = t < 16 ? block.getInt32(t * 4) : rotateLeft(w[t - 3]! ^ w[t - 8]! ^ w[t - 14]! ^ w[t - 16]!, 1);
  }
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
  for (let t = 0; t < 80; t++) {
    const [mixed, constant] =
      t < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : t < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : t < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6];
    const next = (rotateLeft(a, 5) + mixed + e + constant + w[t]!) | 0;
    e = d;
    d = c;
    c = rotateLeft(b, 30);
    b = a;
    a = next;
  }
  add(state, [a, b, c, d, e]);
}

const MD5_SHIFTS: readonly number[] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

function compressMd5(state: Int32Array, block: DataView): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const round = t >> 4;
    const [mixed, word] =
      round === 0
        ? [(b & c) | (~b & d), t]
        : round === 1
          ? [(d & b) | (~d & c), 5 * t + 1]
          : round === 2
            ? [b ^ c ^ d, 3 * t + 5]
            : [c ^ (b | ~d), 7 * t];
    const sum = a + mixed + Math.floor(Math.abs(Math.sin(t + 1)) * 2 ** 32) + block.getInt32((word & 15) * 4, true);
    a = d;
    d = c;
    c = b;
    b = (b + rotateLeft(sum | 0, MD5_SHIFTS[round * 4 + (t & 3)]!)) | 0;
  }
  add(state, [a, b, c, d]);
}

let constants512: { start: BigUint64Array; rounds: BigUint64Array } | undefined;
function sha512Constants(): { start: BigUint64Array; rounds: BigUint64Array } {
  return (constants512 ??= {
    start: BigUint64Array.from(primes(8), (prime) => rootFraction(prime, 2n)),
    rounds: BigUint64Array.from(primes(80), (prime) => rootFraction(prime, 3n)),
  });
}

/** The first 64 bits behind the point of a prime's square or cube root. */
function rootFraction(prime: number, degree: bigint): bigint {
  const radicand = BigInt(prime) << (64n * degree);
  let root = 0n;
  for (let bit = 1n << 70n; bit > 0n; bit >>= 1n) if ((root | bit) ** degree <= radicand) root |= bit;
  return BigInt.asUintN(64, root);
}

function compressSha512(state: BigUint64Array, block: DataView): void {
  const { rounds } = sha512Constants();
  const rotate = (word: bigint, by: bigint): bigint => BigInt.asUintN(64, (word >> by) | (word << (64n - by)));
  const w = new BigUint64Array(80);
  for (let t = 0; t < 80; t++) {
    if (t < 16) w[t] = block.getBigUint64(t * 8);
    else {
      const x = w[t - 15]!;
      const y = w[t - 2]!;
      w[t] = (rotate(y, 19n) ^ rotate(y, 61n) ^ (y >> 6n)) + w[t - 7]! + (rotate(x, 1n) ^ rotate(x, 8n) ^ (x >> 7n)) + w[t - 16]!;
    }
  }
  const v = state.slice();
  for (let t = 0; t < 80; t++) {
    const [a, b, c, d, e, f, g, h] = v as unknown as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    const one = h + (rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n)) + ((e & f) ^ (~e & g)) + rounds[t]! + w[t]!;
    const two = (rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
    v.set([BigInt.asUintN(64, one + two), a, b, c, BigInt.asUintN(64, d + one), e, f, g]);
  }
  for (let index = 0; index < 8; index++) state[index] = state[index]! + v[index]!;
}
