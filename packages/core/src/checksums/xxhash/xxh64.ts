/** XXH64 without a seed: four lanes of 64 bits over stripes of 32 bytes. */
import type { IncrementalHash } from "../../platform/platform.ts";
import {
  avalanche64,
  joinHalves,
  PRIME64_1,
  PRIME64_2,
  PRIME64_3,
  PRIME64_4,
  PRIME64_5,
  rotateLeft,
  toBytes,
  upperProduct,
  wrap,
} from "./arithmetic.ts";

const STRIPE = 32;
/** Halves of the two primes of a round. */
const P1_LOW = 0x85ebca87;
const P1_HIGH = 0x9e3779b1;
const P2_LOW = 0x27d4eb4f;
const P2_HIGH = 0xc2b2ae3d;

export class XxHash64 implements IncrementalHash {
  /** Four accumulators; of each the lower half, then the upper. */
  readonly #lanes: Int32Array;
  readonly #rest = new Uint8Array(STRIPE);
  #restLength = 0;
  #length = 0;

  constructor() {
    const start = [wrap(PRIME64_1 + PRIME64_2), PRIME64_2, 0n, wrap(-PRIME64_1)];
    this.#lanes = Int32Array.from(start.flatMap((value) => [Number(value & 0xffffffffn), Number(value >> 32n)]));
  }

  update(data: string | Uint8Array): this {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    this.#length += bytes.length;
    let taken = 0;
    if (this.#restLength > 0) {
      taken = Math.min(STRIPE - this.#restLength, bytes.length);
      this.#rest.set(bytes.subarray(0, taken), this.#restLength);
      this.#restLength += taken;
      if (this.#restLength < STRIPE) return this;
      this.#consume(this.#rest, 0, STRIPE);
    }
    const end = bytes.length - ((bytes.length - taken) % STRIPE);
    this.#consume(bytes, taken, end);
    this.#rest.set(bytes.subarray(end));
    this.#restLength = bytes.length - end;
    return this;
  }

  digest(): Uint8Array {
    let hash = wrap(this.#converged() + BigInt(this.#length));
    const rest = new DataView(this.#rest.buffer);
    let index = 0;
    for (; index + 8 <= this.#restLength; index += 8) {
      hash = wrap(rotateLeft(hash ^ round(0n, rest.getBigUint64(index, true)), 27n) * PRIME64_1 + PRIME64_4);
    }
    if (index + 4 <= this.#restLength) {
      hash = wrap(rotateLeft(hash ^ wrap(BigInt(rest.getUint32(index, true)) * PRIME64_1), 23n) * PRIME64_2 + PRIME64_3);
      index += 4;
    }
    for (; index < this.#restLength; index++) {
      hash = wrap(rotateLeft(hash ^ wrap(BigInt(this.#rest[index]!) * PRIME64_5), 11n) * PRIME64_1);
    }
    return toBytes(avalanche64(hash));
  }

  /** The lanes made one; they play no part in inputs below a stripe. */
  #converged(): bigint {
    if (this.#length < STRIPE) return PRIME64_5;
    const lanes = [0, 1, 2, 3].map((lane) => joinHalves(this.#lanes[2 * lane]!, this.#lanes[2 * lane + 1]!));
    const turns = [1n, 7n, 12n, 18n];
    const sum = wrap(lanes.reduce((total, value, lane) => total + rotateLeft(value, turns[lane]!), 0n));
    return lanes.reduce((hash, value) => wrap((hash ^ round(0n, value)) * PRIME64_1 + PRIME64_4), sum);
  }

  /** Whole stripes. */
  #consume(bytes: Uint8Array, start: number, end: number): void {
    const lanes = this.#lanes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let index = start, lane = 0; index < end; index += 8, lane = (lane + 2) & 7) {
      const low = view.getInt32(index, true);
      // accumulator + input * prime 2, in halves
      let sumLow = (lanes[lane]! >>> 0) + (Math.imul(low, P2_LOW) >>> 0);
      let sumHigh =
        lanes[lane + 1]! +
        upperProduct(low, P2_LOW) +
        Math.imul(low, P2_HIGH) +
        Math.imul(view.getInt32(index + 4, true), P2_LOW) +
        (sumLow > 0xffffffff ? 1 : 0);
      // turned left by 31
      sumLow |= 0;
      sumHigh |= 0;
      const turnedLow = (sumLow << 31) | (sumHigh >>> 1);
      const turnedHigh = (sumHigh << 31) | (sumLow >>> 1);
      // times prime 1
      lanes[lane] = Math.imul(turnedLow, P1_LOW);
      lanes[lane + 1] = upperProduct(turnedLow, P1_LOW) + Math.imul(turnedLow, P1_HIGH) + Math.imul(turnedHigh, P1_LOW);
    }
  }
}

function round(accumulator: bigint, input: bigint): bigint {
  return wrap(rotateLeft(wrap(accumulator + input * PRIME64_2), 31n) * PRIME64_1);
}
