/**
 * MD5, SHA-1 and SHA-512 in little code, for checksums and old signatures on platforms whose own hashes are asynchronous.
 *
 * @see FIPS 180-4 and RFC 1321
 */
import type { HashName } from "../platform.ts";
import { hex } from "../hex.ts";
import { addWords, BlockHash, hmac, primes, rotateLeft } from "./block-hash.ts";
import { createSha256 } from "./sha256.ts";

/** A new hash of any kind. */
export function createHash(name: HashName): BlockHash<Int32Array> | BlockHash<BigUint64Array> {
  if (name === "sha256") return createSha256();
  if (name === "sha1") return createSha1();
  if (name === "md5") return new BlockHash(firstWords(4), compressMd5, 64, true);
  return new BlockHash<BigUint64Array>(sha512Constants().start.slice(), compressSha512, 128);
}

/** HMAC-SHA-1 as bytes. */
export function hmacSha1(key: string, data: string): Uint8Array {
  return hmac(createSha1, key, data);
}

function createSha1(): BlockHash<Int32Array> {
  return new BlockHash<Int32Array>(firstWords(5), compressSha1);
}

/** The start of MD5 and SHA-1. */
function firstWords(count: number): Int32Array {
  return Int32Array.from([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0].slice(0, count));
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
  addWords(state, [a, b, c, d, e]);
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
  addWords(state, [a, b, c, d]);
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

/** A hash in lower-case hex. */
export function hashHex(name: HashName, data: string | Uint8Array): string {
  const hash = createHash(name);
  hash.update(data);
  return hex(hash.digest());
}
