/** All pages as one (botocore `PageIterator.build_full_result`): lists joined, numbers and texts added, the rest from the first page. */
import { isObject } from "../jmespath/operators.ts";
import { setPath } from "../jmespath/set-path.ts";
import { searchOf } from "../jmespath/expression.ts";

/** Adds the result keys of a page. */
export function addPage(full: Record<string, unknown>, page: unknown, keys: readonly string[]): void {
  for (const key of keys) {
    const search = searchOf(key);
    const value = search(page);
    if (value === null) continue;
    const sum = search(full);
    if (sum === null) setPath(full, key, Array.isArray(value) ? [...(value as unknown[])] : value);
    else if (Array.isArray(sum) && Array.isArray(value)) for (const item of value) sum.push(item);
    else if (isAddable(value)) setPath(full, key, add(sum, value));
  }
}

function isAddable(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "string";
}

function add(left: unknown, right: unknown): unknown {
  if (typeof left === "string" || typeof right === "string") return `${left as string}${right as string}`;
  if (typeof left === "bigint" || typeof right === "bigint") return BigInt(left as bigint) + BigInt(right as bigint);
  return (left as number) + (right as number);
}

/** Lays one object over another, member by member. Lists stay: they are joined from all pages already. */
export function mergeInto(target: Record<string, unknown>, source: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(source)) {
    const present = target[name];
    if (isObject(value) && isObject(present)) mergeInto(present, value);
    else if (!Array.isArray(present)) target[name] = value;
  }
}
