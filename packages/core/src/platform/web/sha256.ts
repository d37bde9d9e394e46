/** SHA-256 in little code, for platforms whose own is asynchronous: every signature needs it. See FIPS 180-4. */
import { addWords, BlockHash, primes, rotateLeft } from "./block-hash.ts";

let start: Int32Array | undefined;
let rounds: Int32Array;
const schedule: Int32Array = /*#__PURE__*/ new Int32Array(64);

/** A new SHA-256. */
export function createSha256(): BlockHash<Int32Array> {
  if (!start) {
    const fraction = (root: number): number => (root % 1) * 2 ** 32;
    rounds = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
    start = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
  }
  return new BlockHash<Int32Array>(start.slice(), compress);
}

function compress(state: Int32Array, block: DataView): void {
  // Not destructured: that goes through an iterator, for every block.
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t++) {
    if (t < 16) schedule[t] = block.getInt32(t * 4);
    else {
      const x = schedule[t - 15]!;
      const y = schedule[t - 2]!;
      schedule[t] =
        (rotateLeft(y, 15) ^ rotateLeft(y, 13) ^ (y >>> 10)) +
        schedule[t - 7]! +
        (rotateLeft(x, 25) ^ rotateLeft(x, 14) ^ (x >>> 3)) +
        schedule[t - 16]!;
    }
    const one = h + (rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7)) + ((e & f) ^ (~e & g)) + rounds[t]! + schedule[t]!;
    const two = (rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  addWords(state, [a, b, c, d, e, f, g, h]);
}
