/**
 * Deep comparison of tagged values. Numbers by value, sets without order, instants by the millisecond (a `Date` holds no
 * more), everything else exactly.
 */
import type { Tagged } from "./tagged.ts";

const MOST_DIFFERENCES = 20;

/** Returns a line for every place where the two differ; none when they are equal. */
export function findDifferences(expected: unknown, actual: unknown, path: string = ""): string[] {
  const differences: string[] = [];
  compare(expected as Tagged, actual as Tagged, path, differences);
  return differences.slice(0, MOST_DIFFERENCES);
}

function compare(expected: Tagged | undefined, actual: Tagged | undefined, path: string, differences: string[]): void {
  if (expected === actual || isSameScalar(expected, actual)) return;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    compareLists(expected, actual, path, differences);
  } else if (isObject(expected) && isObject(actual)) {
    compareObjects(expected, actual, path, differences);
  } else {
    differences.push(`${path || "."}: expected ${show(expected)}, got ${show(actual)}`);
  }
}

function isSameScalar(expected: Tagged | undefined, actual: Tagged | undefined): boolean {
  return typeof expected === "number" && typeof actual === "number" && Object.is(expected + 0, actual + 0);
}

function compareLists(expected: Tagged[], actual: Tagged[], path: string, differences: string[]): void {
  if (expected.length !== actual.length) {
    differences.push(`${path || "."}: expected ${expected.length} items, got ${actual.length}`);
  }
  const length = Math.min(expected.length, actual.length);
  for (let index = 0; index < length; index++) compare(expected[index], actual[index], `${path}[${index}]`, differences);
}

function compareObjects(
  expected: { [key: string]: Tagged },
  actual: { [key: string]: Tagged },
  path: string,
  differences: string[],
): void {
  if ("$timestamp" in expected && "$timestamp" in actual) {
    if (instant(expected["$timestamp"]) === instant(actual["$timestamp"])) return;
  }
  if ("$set" in expected && "$set" in actual) {
    compare(inOrder(expected["$set"]), inOrder(actual["$set"]), `${path}.$set`, differences);
    return;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const place = path === "" ? key : `${path}.${key}`;
    if (!Object.hasOwn(actual, key)) differences.push(`${place}: missing, expected ${show(expected[key])}`);
    else if (!Object.hasOwn(expected, key)) differences.push(`${place}: not expected, got ${show(actual[key])}`);
    else compare(expected[key], actual[key], place, differences);
  }
}

/** Milliseconds; digits beyond them are cut off, as a `Date` does. */
function instant(text: Tagged | undefined): number | string {
  const milliseconds = Date.parse(String(text).replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(milliseconds) ? String(text) : milliseconds;
}

function inOrder(items: Tagged | undefined): Tagged[] {
  return (items as Tagged[]).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function isObject(value: Tagged | undefined): value is { [key: string]: Tagged } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: Tagged | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
