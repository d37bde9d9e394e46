/** The built-in functions of JMESPath with the types they take. @see https://jmespath.org/specification.html#built-in-functions */
import { encodeBase64 } from "../protocols/base64.ts";
import { JMESPathTypeError } from "./errors.ts";
import { equals, isObject, length, numeric, orderOf, typeOf, type Search } from "./operators.ts";

/** A function: the types each argument may have, and what it does. The last argument of a variadic one repeats. */
export interface JmespathFunction {
  /** `array-number`: a list of numbers only. An empty list: any type. */
  readonly takes: ReadonlyArray<readonly string[]>;
  readonly variadic?: true;
  readonly run: (...args: never[]) => unknown;
}

const NUMBERS_OR_TEXTS = ["array-number", "array-string"] as const;

/** By name. */
export const FUNCTIONS: Readonly<Record<string, JmespathFunction>> = {
  abs: { takes: [["number"]], run: (value: unknown) => (numberOf(value) < 0 ? -numberOf(value) : numberOf(value)) },
  avg: { takes: [["array-number"]], run: (list: unknown[]) => (list.length === 0 ? null : Number(sum(list)) / list.length) },
  ceil: { takes: [["number"]], run: (value: unknown) => rounded(value, Math.ceil) },
  contains: { takes: [["array", "string"], []], run: contains },
  ends_with: { takes: [["string"], ["string"]], run: (text: string, end: string) => text.endsWith(end) },
  floor: { takes: [["number"]], run: (value: unknown) => rounded(value, Math.floor) },
  join: { takes: [["string"], ["array-string"]], run: (glue: string, list: string[]) => list.join(glue) },
  keys: { takes: [["object"]], run: (value: object) => Object.keys(value) },
  length: { takes: [["string", "array", "object"]], run: length },
  map: { takes: [["expref"], ["array"]], run: (each: Search, list: unknown[]) => list.map(each) },
  max: { takes: [NUMBERS_OR_TEXTS], run: (list: unknown[]) => extreme(list, (value) => value, 1) },
  max_by: { takes: [["array"], ["expref"]], run: (list: unknown[], key: Search) => extreme(list, keyOf("max_by", key), 1) },
  merge: { takes: [["object"]], variadic: true, run: (...objects: object[]) => Object.assign({}, ...objects) },
  min: { takes: [NUMBERS_OR_TEXTS], run: (list: unknown[]) => extreme(list, (value) => value, -1) },
  min_by: { takes: [["array"], ["expref"]], run: (list: unknown[], key: Search) => extreme(list, keyOf("min_by", key), -1) },
  not_null: { takes: [[]], variadic: true, run: (...args: unknown[]) => args.find((value) => (value ?? null) !== null) ?? null },
  reverse: {
    takes: [["array", "string"]],
    run: (value: string | unknown[]) => (typeof value === "string" ? [...value].reverse().join("") : value.toReversed()),
  },
  sort: { takes: [NUMBERS_OR_TEXTS], run: (list: unknown[]) => list.toSorted((left, right) => orderOf(left, right)!) },
  sort_by: { takes: [["array"], ["expref"]], run: sortBy },
  starts_with: { takes: [["string"], ["string"]], run: (text: string, start: string) => text.startsWith(start) },
  sum: { takes: [["array-number"]], run: sum },
  to_array: { takes: [[]], run: (value: unknown) => (Array.isArray(value) ? value : [value]) },
  to_number: { takes: [[]], run: toNumber },
  to_string: { takes: [[]], run: toText },
  type: { takes: [[]], run: (value: unknown) => (typeof value === "function" ? null : typeOf(value)) },
  values: { takes: [["object"]], run: (value: object) => Object.values(value) },
};

/** @throws JMESPathTypeError when an argument has a type the function does not take */
export function checkArguments(name: string, { takes }: JmespathFunction, args: readonly unknown[]): void {
  args.forEach((value, at) => {
    const types = takes[Math.min(at, takes.length - 1)]!;
    if (types.length > 0) checkArgument(name, value, types);
  });
}

function checkArgument(name: string, value: unknown, types: readonly string[]): void {
  const received = typeOf(value) ?? "unknown";
  if (!types.some((type) => type.split("-")[0] === received)) throw new JMESPathTypeError(name, value, received, types);
  if (!Array.isArray(value)) return;
  const elements = types.flatMap((type) => type.split("-")[1] ?? []);
  if (elements.length === 0 || value.length === 0) return;
  // The first element says which of them the others must have.
  const [first] = elements.filter((type) => type === typeOf(value[0]));
  for (const element of value) {
    if (first === undefined || typeOf(element) !== first)
      throw new JMESPathTypeError(name, element, typeOf(element) ?? "unknown", types);
  }
}

function numberOf(value: unknown): number | bigint {
  return numeric(value)!;
}

function rounded(value: unknown, round: (value: number) => number): number | bigint {
  const number = numberOf(value);
  return typeof number === "bigint" ? number : round(number);
}

/** Exact where a number beyond 2^53 is among whole ones. */
function sum(list: readonly unknown[]): number | bigint {
  const numbers = list.map(numberOf);
  if (numbers.some((value) => typeof value === "bigint") && numbers.every((value) => Number.isInteger(Number(value))))
    return numbers.reduce<bigint>((total, value) => total + BigInt(value), 0n);
  return numbers.reduce<number>((total, value) => total + Number(value), 0);
}

function contains(subject: string | readonly unknown[], wanted: unknown): boolean {
  if (typeof subject === "string") return typeof wanted === "string" && subject.includes(wanted);
  return subject.some((element) => equals(element, wanted));
}

/** The key of an element, which must be a number or a text. */
function keyOf(name: string, key: Search, types: readonly string[] = ["number", "string"]): Search {
  return (element) => {
    const value = key(element);
    if (!types.includes(typeOf(value)!)) throw new JMESPathTypeError(name, value, typeOf(value) ?? "unknown", types);
    return value;
  };
}

/** The first element with the largest key, or with `sign` -1 the smallest. */
function extreme(list: readonly unknown[], key: Search, sign: 1 | -1): unknown {
  let best: { element: unknown; key: unknown } | undefined;
  for (const element of list) {
    const candidate = { element, key: key(element) };
    if (best === undefined || (orderOf(candidate.key, best.key) ?? 0) * sign > 0) best = candidate;
  }
  return best === undefined ? null : best.element;
}

function sortBy(list: readonly unknown[], key: Search): unknown {
  if (list.length === 0) return list;
  const first = keyOf("sort_by", key)(list[0]);
  const checked = keyOf("sort_by", key, [typeOf(first)!]);
  return list
    .map((element) => ({ element, key: checked(element) }))
    .sort((left, right) => orderOf(left.key, right.key)!)
    .map(({ element }) => element);
}

function toNumber(value: unknown): unknown {
  if (typeof value === "string") return /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value) ? Number(value) : null;
  return numeric(value) === undefined ? null : value;
}

/** A text as it is, everything else as JSON. */
function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(toJson(value ?? null));
}

/** Instants as Python prints them, so that recipes written for boto3 hold; bytes in base64. */
function toJson(value: unknown): unknown {
  if (value instanceof Date) return dateText(value);
  if (value instanceof Uint8Array) return encodeBase64(value);
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(toJson);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJson(item)])) : value;
}

/** `2015-11-05 23:11:22+00:00`, with six more digits where there are milliseconds. */
function dateText(date: Date): string {
  const text = Number.isNaN(date.getTime()) ? "Invalid Date" : date.toISOString();
  return text.replace("T", " ").replace(".000Z", "+00:00").replace("Z", "000+00:00");
}
