/** Chance from a seed: the same number gives the same case on every machine. */

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 0x9e3779b1) >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** Up to so many results of a function. */
  some<Item>(most: number, make: (index: number) => Item): Item[] {
    return Array.from({ length: this.below(most + 1) }, (_, index) => make(index));
  }

  bytes(most: number): Uint8Array {
    return Uint8Array.from(this.some(most, () => this.below(256)));
  }

  /** Text with what writers and readers stumble over. */
  text(most = 6): string {
    return this.some(most, () => this.pick(PIECES)).join("");
  }

  /** An instant of this millennium and around it, whole seconds as often as not. */
  millis(): number {
    const seconds = this.below(8_000_000_000) - 2_000_000_000;
    return seconds * 1000 + (this.chance(0.5) ? 0 : this.below(1000));
  }
}

const PIECES: readonly string[] = [
  ..."abc|Z9| |  |.|-|_|~|/|+|%|%2F|&|&amp;|=|?|#|<|>|\"|'|\\|]]>|{}|[]|:|,|;|!|(|)|*|@|$|^|`".split("|"),
  "|",
  "\n",
  "\t",
  "é",
  "ü",
  "ß",
  "日本",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "\ufffd",
  "😀",
  "e\u0301",
  "__proto__",
  "constructor",
  "0",
  "1e3",
  "true",
  "null",
  "NaN",
];
