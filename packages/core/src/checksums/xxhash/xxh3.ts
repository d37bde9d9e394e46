/** XXH3 without a seed, with digests of 64 and of 128 bits: eight lanes over blocks of 1024 bytes. */
import type { IncrementalHash } from "../../platform/platform.ts";
import {
  avalanche,
  foldedProduct,
  joinHalves,
  PRIME32_1,
  PRIME32_2,
  PRIME32_3,
  PRIME64_1,
  PRIME64_2,
  PRIME64_3,
  PRIME64_4,
  PRIME64_5,
  toBytes,
  upperProduct,
  wrap,
} from "./arithmetic.ts";
import { SECRET_LENGTH, secretAt, secretWords } from "./secret.ts";
import { LONGEST_SHORT, shortHash128, shortHash64 } from "./short-inputs.ts";

const STRIPE = 64;
const BLOCK = 1024;
const START = [PRIME32_3, PRIME64_1, PRIME64_2, PRIME64_3, PRIME64_4, PRIME32_2, PRIME64_5, PRIME32_1];
const SCRAMBLER = 0x9e3779b1;

const words: Int32Array = /*#__PURE__*/ secretWords(0);
const lastWords: Int32Array = /*#__PURE__*/ secretWords(SECRET_LENGTH - 71);

abstract class Xxh3 implements IncrementalHash {
  /** Eight accumulators; of each the lower half, then the upper. */
  readonly #lanes: Int32Array = Int32Array.from(START.flatMap((value) => [Number(value & 0xffffffffn), Number(value >> 32n)]));
  /** The last stripe of the blocks before, then what may be the last block: that one is treated otherwise, even when it is full. */
  readonly #buffer = new Uint8Array(STRIPE + BLOCK);
  #pending = 0;
  #length = 0;

  update(data: string | Uint8Array): this {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    this.#length += bytes.length;
    for (let taken = 0; taken < bytes.length;) {
      if (this.#pending === BLOCK) {
        this.#consumeBlock();
        this.#buffer.copyWithin(0, BLOCK);
        this.#pending = 0;
      }
      const piece = bytes.subarray(taken, taken + BLOCK - this.#pending);
      this.#buffer.set(piece, STRIPE + this.#pending);
      this.#pending += piece.length;
      taken += piece.length;
    }
    return this;
  }

  digest(): Uint8Array {
    if (this.#length <= LONGEST_SHORT) return this.ofShort(this.#buffer.subarray(STRIPE, STRIPE + this.#length));
    const lanes = this.#lanes.slice();
    const view = new DataView(this.#buffer.buffer);
    for (let index = 0; index + STRIPE < this.#pending; index += STRIPE) {
      accumulate(lanes, view, STRIPE + index, words, index >> 5);
    }
    // The last 64 bytes may begin in the block before.
    accumulate(lanes, view, this.#pending, lastWords, 0);
    const values = START.map((_, lane) => joinHalves(lanes[2 * lane]!, lanes[2 * lane + 1]!));
    return this.ofLanes(values, BigInt(this.#length));
  }

  protected abstract ofShort(input: Uint8Array): Uint8Array;

  protected abstract ofLanes(lanes: readonly bigint[], length: bigint): Uint8Array;

  #consumeBlock(): void {
    const lanes = this.#lanes;
    const view = new DataView(this.#buffer.buffer);
    for (let index = 0; index < BLOCK; index += STRIPE) accumulate(lanes, view, STRIPE + index, words, index >> 5);
    const offset = words.length - lanes.length;
    for (let lane = 0; lane < lanes.length; lane += 2) {
      const upper = lanes[lane + 1]!;
      const low = lanes[lane]! ^ (upper >>> 15) ^ words[offset + lane]!;
      const high = upper ^ words[offset + lane + 1]!;
      lanes[lane] = Math.imul(low, SCRAMBLER);
      lanes[lane + 1] = upperProduct(low, SCRAMBLER) + Math.imul(high, SCRAMBLER);
    }
  }
}

/** One stripe; the secret begins at word `offset`. */
function accumulate(lanes: Int32Array, view: DataView, at: number, secret: Int32Array, offset: number): void {
  for (let lane = 0; lane < lanes.length; lane += 2) {
    const low = view.getInt32(at + 4 * lane, true);
    const high = view.getInt32(at + 4 * lane + 4, true);
    const neighbour = lane ^ 2;
    const sum = (lanes[neighbour]! >>> 0) + (low >>> 0);
    lanes[neighbour] = sum;
    lanes[neighbour + 1] = lanes[neighbour + 1]! + high + (sum > 0xffffffff ? 1 : 0);
    const keyLow = low ^ secret[offset + lane]!;
    const keyHigh = high ^ secret[offset + lane + 1]!;
    const product = (lanes[lane]! >>> 0) + (Math.imul(keyLow, keyHigh) >>> 0);
    lanes[lane] = product;
    lanes[lane + 1] = lanes[lane + 1]! + upperProduct(keyLow, keyHigh) + (product > 0xffffffff ? 1 : 0);
  }
}

function merge(lanes: readonly bigint[], start: bigint, offset: number): bigint {
  let result = start;
  for (let lane = 0; lane < lanes.length; lane += 2) {
    const at = offset + 8 * lane;
    result += foldedProduct(lanes[lane]! ^ secretAt(at), lanes[lane + 1]! ^ secretAt(at + 8));
  }
  return avalanche(wrap(result));
}

function mergeLower(lanes: readonly bigint[], length: bigint): bigint {
  return merge(lanes, wrap(length * PRIME64_1), 11);
}

export class XxHash3 extends Xxh3 {
  protected ofShort(input: Uint8Array): Uint8Array {
    return toBytes(shortHash64(input));
  }

  protected ofLanes(lanes: readonly bigint[], length: bigint): Uint8Array {
    return toBytes(mergeLower(lanes, length));
  }
}

export class XxHash128 extends Xxh3 {
  protected ofShort(input: Uint8Array): Uint8Array {
    const { low, high } = shortHash128(input);
    return toBytes(high, low);
  }

  protected ofLanes(lanes: readonly bigint[], length: bigint): Uint8Array {
    return toBytes(merge(lanes, wrap(~(length * PRIME64_2)), SECRET_LENGTH - 75), mergeLower(lanes, length));
  }
}
