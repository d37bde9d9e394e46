/** Random items from a seed: every kind of value, numbers up to 38 digits and powers of 125, nested, empty, with odd names. */
import { Binary, DynamoNumber, type NativeItem, type NativeValue } from "../src/index.ts";

/** The same item for the same seed. */
export function randomItem(seed: number): NativeItem {
  const random = generator(seed);
  return Object.fromEntries(Array.from({ length: 1 + random(6) }, () => [randomName(random), randomValue(random, 0)]));
}

/** A random item with one value that DynamoDB cannot hold, and the steps to it. */
export function randomRefusal(seed: number): { item: NativeItem; path: (string | number)[] } {
  const random = generator(seed);
  const path: (string | number)[] = [];
  let value: unknown = REFUSED[random(REFUSED.length)]!();
  for (let depth = random(5); depth >= 0; depth--) {
    if (depth > 0 && random(2) === 0) {
      const before = Array.from({ length: random(3) }, () => randomValue(random, 4));
      path.unshift(before.length);
      value = [...before, value];
    } else {
      const name = `refused${depth}`;
      path.unshift(name);
      value = { ...randomItem(seed + depth), [name]: value };
    }
  }
  return { item: value as NativeItem, path };
}

/** Values that are refused. */
const REFUSED: readonly (() => unknown)[] = [
  () => Number.NaN,
  () => Number.NEGATIVE_INFINITY,
  () => 1e127,
  () => 10n ** 38n,
  () => new Set(),
  () => new Set(["a", 1]),
  () => new Set([true]),
  () => new Date(0),
  () => Symbol("s"),
  () => () => 1,
  () => new Map([[1, 2]]),
  () => /x/,
];

/** Whether a value that was read is the one that was written: numbers by value, bytes by content, sets without order. */
export function sameValue(written: unknown, read: unknown): boolean {
  if (typeof written === "bigint" || typeof written === "number" || written instanceof DynamoNumber) {
    if (typeof written === "number" && typeof read !== "number") return false;
    return (typeof read === "number" || read instanceof DynamoNumber) && new DynamoNumber(written).equals(read);
  }
  if (written instanceof Uint8Array) return read instanceof Binary && read.equals(written);
  if (written instanceof Set) {
    if (!(read instanceof Set) || read.size !== written.size) return false;
    const others = [...read];
    return [...written].every((item) => others.some((other) => sameValue(item, other)));
  }
  if (Array.isArray(written)) {
    return Array.isArray(read) && read.length === written.length && written.every((item, index) => sameValue(item, read[index]));
  }
  if (typeof written === "object" && written !== null) {
    if (typeof read !== "object" || read === null) return false;
    const names = Object.keys(written);
    const other = read as Record<string, unknown>;
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && sameValue((written as Record<string, unknown>)[name], other[name]))
    );
  }
  return written === read;
}

type Random = (below: number) => number;

/** Numbers from 0 to below the argument (mulberry32). */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const NAMES = ["id", "a.b", "list[0]", "", "with space", "ü", "\u{1F600}", "__proto__", "constructor", "#n0", ":v0", "S", "M"];

function randomName(random: Random): string {
  return random(3) === 0 ? NAMES[random(NAMES.length)]! : `k${random(1000)}`;
}

function randomValue(random: Random, depth: number): NativeValue {
  switch (random(depth > 4 ? 8 : 11)) {
    case 0:
      return null;
    case 1:
      return random(2) === 0;
    case 2:
      return randomText(random);
    case 3:
      return randomBytes(random);
    case 4:
    case 5:
      return randomNumber(random);
    case 6:
      return new Set(Array.from({ length: 1 + random(4) }, () => randomText(random)));
    case 7:
      return random(2) === 0
        ? uniqueSet(random, randomNumber, (number) => String(new DynamoNumber(number).toNumber()))
        : uniqueSet(random, randomBytes, String);
    case 8:
      return Array.from({ length: random(4) }, () => randomValue(random, depth + 1));
    default: {
      const entries = Array.from({ length: random(4) }, () => [randomName(random), randomValue(random, depth + 1)] as const);
      return Object.fromEntries(entries) as NativeItem;
    }
  }
}

function uniqueSet<Item>(random: Random, make: (random: Random) => Item, key: (item: Item) => string): Set<Item> {
  const items = Array.from({ length: 1 + random(4) }, () => make(random));
  return new Set(new Map(items.map((item) => [key(item), item])).values());
}

function randomText(random: Random): string {
  return random(4) === 0 ? "" : String.fromCodePoint(...Array.from({ length: random(8) }, () => 32 + random(0x2000)));
}

function randomBytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: random(8) }, () => random(256));
}

function randomNumber(random: Random): number | bigint | DynamoNumber {
  switch (random(5)) {
    case 0:
      return random(2 ** 31) - 2 ** 30;
    case 1:
      return (random(2 ** 31) - 2 ** 30) / 2 ** random(30);
    case 2:
      return BigInt(randomDigits(random, 1 + random(38)));
    case 3:
      return Number(`${1 + random(9)}.${random(2 ** 31)}E${random(250) - 125}`);
    default: {
      const digits = randomDigits(random, 1 + random(38));
      return new DynamoNumber(`${random(2) === 0 ? "-" : ""}${digits[0]}.${digits.slice(1)}E${random(250) - 125}`);
    }
  }
}

function randomDigits(random: Random, length: number): string {
  return Array.from({ length }, (_item, index) => (index === 0 ? 1 + random(9) : random(10))).join("");
}
