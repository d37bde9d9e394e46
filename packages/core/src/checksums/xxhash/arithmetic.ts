/**
 * Numbers of 64 bits as the xxHash functions use them. The loops over a body work on halves of 32 bits, since `bigint` is slow; what
 * runs once for each digest is written with `bigint`.
 *
 * @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export const PRIME32_1 = 0x9e3779b1n;
export const PRIME32_2 = 0x85ebca77n;
export const PRIME32_3 = 0xc2b2ae3dn;
export const PRIME64_1 = 0x9e3779b185ebca87n;
export const PRIME64_2 = 0xc2b2ae3d27d4eb4fn;
export const PRIME64_3 = 0x165667b19e3779f9n;
export const PRIME64_4 = 0x85ebca77c2b2ae63n;
export const PRIME64_5 = 0x27d4eb2f165667c5n;
export const PRIME_MX1 = 0x165667919e3779f9n;
export const PRIME_MX2 = 0x9fb21c651e98df25n;

/** The lower 64 bits. */
export function wrap(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

export function rotateLeft(value: bigint, bits: bigint): bigint {
  return wrap(value << bits) | (value >> (64n - bits));
}

/** Bytes in the opposite order. */
export function swapBytes(value: bigint, bytes: 4 | 8): bigint {
  let swapped = 0n;
  for (let rest = value, index = 0; index < bytes; index++, rest >>= 8n) swapped = (swapped << 8n) | (rest & 255n);
  return swapped;
}

/** Lower and upper half of a product of 128 bits, folded into one. */
export function foldedProduct(a: bigint, b: bigint): bigint {
  const product = a * b;
  return wrap(product) ^ (product >> 64n);
}

/** The last step of XXH3. */
export function avalanche(value: bigint): bigint {
  let mixed = value ^ (value >> 37n);
  mixed = wrap(mixed * PRIME_MX1);
  return mixed ^ (mixed >> 32n);
}

/** The last step of XXH64, and of XXH3 for the shortest inputs. */
export function avalanche64(value: bigint): bigint {
  let mixed = value ^ (value >> 33n);
  mixed = wrap(mixed * PRIME64_2);
  mixed ^= mixed >> 29n;
  mixed = wrap(mixed * PRIME64_3);
  return mixed ^ (mixed >> 32n);
}

/** Upper half of the product of two numbers of 32 bits; `Math.imul` gives the lower. */
export function upperProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const first = aHigh * bLow + ((aLow * bLow) >>> 16);
  const second = aLow * bHigh + (first & 0xffff);
  return aHigh * bHigh + (first >>> 16) + (second >>> 16);
}

/** One number of 64 bits from its halves. */
export function joinHalves(low: number, high: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** Digests, most significant byte first. */
export function toBytes(...values: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setBigUint64(index * 8, value));
  return bytes;
}
