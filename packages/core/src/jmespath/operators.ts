/**
 * What the parts of an expression do to values; the interpreter and expressions compiled by the generator both use these. Values are
 * those of outputs: beside JSON there are `bigint`, `Date`, `Uint8Array`, and numbers that keep their digits (with `toNumber`).
 * Nothing is `null`, also where a member is absent.
 */
import { JMESPathTypeError } from "./errors.ts";
import type { Comparator } from "./syntax-tree.ts";

/** A value to what is found in it. */
export type Search = (value: unknown) => unknown;

/** A plain object, of any realm (Jest has several): what JMESPath calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A member of an object. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** An element of a list; negative positions count from its end. */
export function index(value: unknown, at: number): unknown {
  return Array.isArray(value) ? (value.at(at) ?? null) : null;
}

/** The list with the elements of lists in it in their place. */
export function flatten(value: unknown): unknown {
  return Array.isArray(value) ? value.flat() : null;
}

/** The values of an object. */
export function values(value: unknown): unknown {
  return isObject(value) ? Object.values(value) : null;
}

/** What is found in each element of a list, without nothings. */
export function project(list: unknown, each: Search): unknown {
  if (!Array.isArray(list)) return null;
  const found: unknown[] = [];
  for (const element of list) {
    const result = each(element) ?? null;
    if (result !== null) found.push(result);
  }
  return found;
}

/** The elements of a list that pass a test. */
export function filter(list: unknown, test: Search): unknown {
  return Array.isArray(list) ? list.filter((element) => isTrue(test(element ?? null))) : null;
}

/** False are nothing, `false` and what is empty; numbers are true. */
export function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.keys(value).length > 0;
}

/** The left value when it is true, else the right one. */
export function or(left: unknown, right: () => unknown): unknown {
  return isTrue(left) ? left : right();
}

/** The left value when it is false, else the right one. */
export function and(left: unknown, right: () => unknown): unknown {
  return isTrue(left) ? right() : left;
}

/** Compares two values; ordering what has no order gives nothing. */
export function compare(left: unknown, by: Comparator, right: unknown): boolean | null {
  if (by === "eq") return equals(left, right);
  if (by === "ne") return !equals(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return null;
  if (by === "lt") return order < 0;
  if (by === "lte") return order <= 0;
  return by === "gt" ? order > 0 : order >= 0;
}

/** Equal values of equal type. Numbers by value whatever holds them, instants by time, bytes one by one, the rest member by member. */
export function equals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  const [leftNumber, rightNumber] = [numeric(left), numeric(right)];
  // Loosely, because 1 and 1n are equal so.
  // oxlint-disable-next-line eqeqeq
  if (leftNumber !== undefined && rightNumber !== undefined) return leftNumber == rightNumber;
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof Uint8Array || right instanceof Uint8Array || Array.isArray(left) || Array.isArray(right)) {
    return isList(left) && isList(right) && sameKind(left, right) && left.every((element, at) => equals(element, right[at]));
  }
  if (!isObject(left) || !isObject(right)) return (left ?? null) === (right ?? null);
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equals(left[name], right[name]))
  );
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) || value instanceof Uint8Array;
}

function sameKind(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && Array.isArray(left) === Array.isArray(right);
}

/** Below, at or above zero; undefined for values without an order between them. An instant may stand beside a text that names one. */
export function orderOf(left: unknown, right: unknown): number | undefined {
  if (left instanceof Date || right instanceof Date) {
    const difference = instant(left) - instant(right);
    return Number.isNaN(difference) ? undefined : difference;
  }
  if (typeof left === "string" && typeof right === "string") return textOrder(left, right);
  const [leftNumber, rightNumber] = [numeric(left), numeric(right)];
  if (leftNumber === undefined || rightNumber === undefined) return undefined;
  if (leftNumber < rightNumber) return -1;
  return leftNumber > rightNumber ? 1 : 0;
}

function instant(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  return typeof value === "string" ? Date.parse(value) : Number.NaN;
}

/** By code points, as Python orders text. */
function textOrder(left: string, right: string): number {
  const [others, mine] = [[...right], [...left]];
  for (let at = 0; at < mine.length && at < others.length; at++) {
    const difference = mine[at]!.codePointAt(0)! - others[at]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return mine.length - others.length;
}

/** The number in a value, or undefined when it is none. */
export function numeric(value: unknown): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  const held = value as { toNumber?: () => number } | null | undefined;
  return typeof held === "object" && typeof held?.toNumber === "function" ? held.toNumber() : undefined;
}

/**
 * Characters of a text, elements of a list, members of an object.
 *
 * @throws JMESPathTypeError for anything else
 */
export function length(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new JMESPathTypeError("length", value, typeOf(value) ?? "unknown", ["string", "array", "object"]);
}

/** JMESPath's name of a value's type; null for those it does not know: instants and bytes. */
export function typeOf(value: unknown): string | null {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  if (numeric(value) !== undefined) return "number";
  if (typeof value === "function") return "expref";
  if (typeof value === "object") return isObject(value) ? "object" : null;
  return typeof value;
}
