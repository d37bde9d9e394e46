/** XXH3 of inputs up to 240 bytes, which it treats in five ways by their length. */
import {
  avalanche,
  avalanche64,
  foldedProduct,
  PRIME32_2,
  PRIME64_1,
  PRIME64_2,
  PRIME64_4,
  PRIME_MX2,
  rotateLeft,
  swapBytes,
  wrap,
} from "./arithmetic.ts";
import { secretAt, shortSecretAt } from "./secret.ts";

/** Longer inputs go through the lanes. */
export const LONGEST_SHORT = 240;

const MASK32 = 0xffffffffn;

/** Two halves of a digest of 128 bits. */
export interface Hash128 {
  readonly low: bigint;
  readonly high: bigint;
}

/** @param input - up to 240 bytes */
export function shortHash64(input: Uint8Array): bigint {
  const view = viewOf(input);
  const size = input.length;
  const length = BigInt(size);
  if (size === 0) return avalanche64(secretAt(56) ^ secretAt(64));
  if (size <= 3) return avalanche64(shortSecretAt(0) ^ shortSecretAt(4) ^ combined(input));
  if (size <= 8) {
    const [first, last] = [BigInt(view.getUint32(0, true)), BigInt(view.getUint32(size - 4, true))];
    let value = secretAt(8) ^ secretAt(16) ^ (last | (first << 32n));
    value ^= rotateLeft(value, 49n) ^ rotateLeft(value, 24n);
    value = wrap(value * PRIME_MX2);
    value ^= (value >> 35n) + length;
    value = wrap(value * PRIME_MX2);
    return value ^ (value >> 28n);
  }
  if (size <= 16) {
    const low = secretAt(24) ^ secretAt(32) ^ view.getBigUint64(0, true);
    const high = secretAt(40) ^ secretAt(48) ^ view.getBigUint64(size - 8, true);
    return avalanche(wrap(length + swapBytes(low, 8) + high + foldedProduct(low, high)));
  }
  let sum = length * PRIME64_1;
  if (size <= 128) {
    for (let index = (size - 1) >> 5; index >= 0; index--) {
      sum += mix(view, 16 * index, 32 * index) + mix(view, size - 16 * index - 16, 32 * index + 16);
    }
    return avalanche(wrap(sum));
  }
  for (let index = 0; index < 8; index++) sum += mix(view, 16 * index, 16 * index);
  sum = avalanche(wrap(sum));
  for (let index = 8; index < size >> 4; index++) sum += mix(view, 16 * index, 16 * (index - 8) + 3);
  return avalanche(wrap(sum + mix(view, size - 16, 119)));
}

/** @param input - up to 240 bytes */
export function shortHash128(input: Uint8Array): Hash128 {
  const view = viewOf(input);
  const size = input.length;
  const length = BigInt(size);
  if (size === 0) return { low: avalanche64(secretAt(64) ^ secretAt(72)), high: avalanche64(secretAt(80) ^ secretAt(88)) };
  if (size <= 3) {
    const low = combined(input);
    const swapped = swapBytes(low, 4);
    const turned = ((swapped << 13n) | (swapped >> 19n)) & MASK32;
    return {
      low: avalanche64(shortSecretAt(0) ^ shortSecretAt(4) ^ low),
      high: avalanche64(shortSecretAt(8) ^ shortSecretAt(12) ^ turned),
    };
  }
  if (size <= 8) {
    const [first, last] = [BigInt(view.getUint32(0, true)), BigInt(view.getUint32(size - 4, true))];
    const product = (secretAt(16) ^ secretAt(24) ^ (first | (last << 32n))) * (PRIME64_1 + (length << 2n));
    let low = wrap(product);
    const high = wrap((product >> 64n) + (low << 1n));
    low ^= high >> 3n;
    low ^= low >> 35n;
    low = wrap(low * PRIME_MX2);
    return { low: low ^ (low >> 28n), high: avalanche(high) };
  }
  if (size <= 16) {
    const last = view.getBigUint64(size - 8, true);
    const product = (secretAt(32) ^ secretAt(40) ^ view.getBigUint64(0, true) ^ last) * PRIME64_1;
    const other = secretAt(48) ^ secretAt(56) ^ last;
    const high = wrap((product >> 64n) + other + (other & MASK32) * (PRIME32_2 - 1n));
    const low = wrap(wrap(product) + ((length - 1n) << 54n)) ^ swapBytes(high, 8);
    const second = low * PRIME64_2;
    return { low: avalanche(wrap(second)), high: avalanche(wrap((second >> 64n) + high * PRIME64_2)) };
  }
  const sums: Sums = [wrap(length * PRIME64_1), 0n];
  if (size <= 128) {
    for (let index = (size - 1) >> 5; index >= 0; index--) mixTwo(sums, view, 16 * index, size - 16 * index - 16, 32 * index);
  } else {
    for (let at = 0; at < 128; at += 32) mixTwo(sums, view, at, at + 16, at);
    sums[0] = avalanche(sums[0]);
    sums[1] = avalanche(sums[1]);
    for (let at = 128; at + 32 <= size; at += 32) mixTwo(sums, view, at, at + 16, at - 125);
    mixTwo(sums, view, size - 16, size - 32, 103);
  }
  return {
    low: avalanche(wrap(sums[0] + sums[1])),
    high: wrap(-avalanche(wrap(sums[0] * PRIME64_1 + sums[1] * PRIME64_4 + length * PRIME64_2))),
  };
}

type Sums = [lower: bigint, upper: bigint];

function viewOf(input: Uint8Array): DataView {
  return new DataView(input.buffer, input.byteOffset, input.byteLength);
}

/** One to three bytes and their number. */
function combined(input: Uint8Array): bigint {
  const size = input.length;
  return BigInt((input[size - 1]! | (size << 8) | (input[0]! << 16) | (input[size >> 1]! << 24)) >>> 0);
}

/** 16 bytes of input with 16 of the secret. */
function mix(view: DataView, at: number, offset: number): bigint {
  return foldedProduct(view.getBigUint64(at, true) ^ secretAt(offset), view.getBigUint64(at + 8, true) ^ secretAt(offset + 8));
}

function mixTwo(sums: Sums, view: DataView, first: number, second: number, offset: number): void {
  const sumAt = (at: number): bigint => wrap(view.getBigUint64(at, true) + view.getBigUint64(at + 8, true));
  sums[0] = wrap(sums[0] + mix(view, first, offset)) ^ sumAt(second);
  sums[1] = wrap(sums[1] + mix(view, second, offset + 16)) ^ sumAt(first);
}
