/** Equality of what conditions hold: attributes, conditions and native values, by content. */
import { asBytes, Binary } from "./binary.ts";
import { isNumberLike, numberKey } from "./number.ts";
import { entriesOf } from "./serialize.ts";

/** Whether two lists of operands are equal, one by one. */
export function sameOperands(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((value, index) => sameOperand(value, right[index]));
}

function sameOperand(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (isNumberLike(left)) return isNumberLike(right) && numberKey(left) === numberKey(right);
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null) return false;
  if (Array.isArray(left)) return Array.isArray(right) && sameOperands(left, right);
  if (left instanceof Set) return right instanceof Set && sameSets(left, right);
  const bytes = asBytes(left);
  if (bytes) return new Binary(bytes).equals(right);
  const entries = entriesOf(left);
  if (entries) return sameMaps(new Map(entries), entriesOf(right));
  return "equals" in left && typeof left.equals === "function" && (left as { equals(other: unknown): boolean }).equals(right);
}

function sameSets(left: ReadonlySet<unknown>, right: ReadonlySet<unknown>): boolean {
  const others = [...right];
  return left.size === right.size && [...left].every((value) => others.some((other) => sameOperand(value, other)));
}

function sameMaps(left: ReadonlyMap<unknown, unknown>, entries: Iterable<[unknown, unknown]> | undefined): boolean {
  if (!entries) return false;
  const right = new Map(entries);
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && sameOperand(value, right.get(key)));
}
