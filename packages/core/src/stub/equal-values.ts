/**
 * Whether a parameter is what a test expects: Python's `==` carried over to JavaScript's values. An absent member and one that is
 * `undefined` are the same; objects of classes compare by their `equals`, else by their fields.
 */
import { AnyValue } from "./any.ts";

/** @param expected - may hold `ANY`, and matchers of test frameworks (anything with `asymmetricMatch`) */
export function equalValues(expected: unknown, actual: unknown): boolean {
  if (expected instanceof AnyValue || Object.is(expected, actual)) return true;
  if (typeof expected !== "object" || expected === null) return expected === actual;
  const { asymmetricMatch, equals } = expected as Comparing;
  if (typeof asymmetricMatch === "function") return asymmetricMatch.call(expected, actual) === true;
  if (typeof actual !== "object" || actual === null) return false;
  if (typeof equals === "function") return equals.call(expected, actual) === true;
  if (expected instanceof Date) return actual instanceof Date && expected.getTime() === actual.getTime();
  if (ArrayBuffer.isView(expected) || expected instanceof ArrayBuffer) return equalBytes(expected, actual);
  if (expected instanceof Set) return actual instanceof Set && equalSets(expected, actual);
  if (expected instanceof Map)
    return actual instanceof Map && equalMembers(Object.fromEntries(expected), Object.fromEntries(actual));
  if (Array.isArray(expected)) return Array.isArray(actual) && equalLists(expected, actual);
  return !Array.isArray(actual) && sameClass(expected, actual) && equalMembers(expected, actual);
}

interface Comparing {
  readonly asymmetricMatch?: unknown;
  readonly equals?: unknown;
}

function equalLists(expected: readonly unknown[], actual: readonly unknown[]): boolean {
  return expected.length === actual.length && expected.every((item, index) => equalValues(item, actual[index]));
}

function equalSets(expected: ReadonlySet<unknown>, actual: ReadonlySet<unknown>): boolean {
  const rest = [...actual];
  for (const item of expected) {
    const found = rest.findIndex((candidate) => equalValues(item, candidate));
    if (found < 0) return false;
    rest.splice(found, 1);
  }
  return rest.length === 0;
}

function equalMembers(expected: object, actual: object): boolean {
  const one = new Map(Object.entries(expected).filter(([, value]) => value !== undefined));
  const other = new Map(Object.entries(actual).filter(([, value]) => value !== undefined));
  return one.size === other.size && [...one].every(([name, value]) => other.has(name) && equalValues(value, other.get(name)));
}

/** Plain objects are one class, whatever their prototype. */
function sameClass(one: object, other: object): boolean {
  return className(one) === className(other);
}

function className(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null ? "Object" : ((prototype as object).constructor?.name ?? "Object");
}

function equalBytes(expected: ArrayBuffer | ArrayBufferView, actual: object): boolean {
  const one = bytesOf(expected);
  const other = ArrayBuffer.isView(actual) || actual instanceof ArrayBuffer ? bytesOf(actual) : undefined;
  return one.length === other?.length && one.every((byte, index) => byte === other[index]);
}

function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
}
