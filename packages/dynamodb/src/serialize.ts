/**
 * Native values to the wire (boto3 `dynamodb/types.py`, `TypeSerializer`), tried in boto3's order: null, boolean, number, string,
 * binary, set, map, list. Whatever else is refused, with the path of the attribute.
 */
import { asBytes } from "./binary.ts";
import { AttributeValueError, describe, typeName, type PathStep } from "./errors.ts";
import type { AttributeValue } from "./native-values.ts";
import { isDynamoNumber, isNumberLike, numberKey, numberText } from "./number.ts";

/** DynamoDB nests 32 levels; beyond this a value is taken for one that contains itself. */
const DEEPEST = 100;

/** Turns native values into the wire's. */
export class TypeSerializer {
  /**
   * @param value - see `NativeValue`
   * @returns the value under the name of its type: `{ S: "text" }`, `{ N: "1.5" }`
   * @throws AttributeValueError for a value DynamoDB cannot hold; `fields.path` says where it stands
   */
  serialize(value: unknown): AttributeValue {
    return serializeAt(value, []);
  }
}

/**
 * Serializes a value.
 *
 * @param path - steps to the value, for messages; extended while walking, and left as it was when nothing is thrown
 */
export function serializeAt(value: unknown, path: PathStep[]): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number" || typeof value === "bigint") return { N: located(() => numberText(value), path) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (typeof value === "object") {
    if (path.length > DEEPEST)
      throw new AttributeValueError("The value is nested too deeply, or contains itself", path.slice(0, 8));
    if (Array.isArray(value)) return { L: value.map((item, index) => serializeStep(item, index, path)) };
    if (value instanceof Set) return serializeSet(value, path);
    const bytes = asBytes(value);
    if (bytes) return { B: bytes };
    if (isDynamoNumber(value)) return { N: value.toString() };
    const entries = entriesOf(value);
    if (entries) return { M: serializeMap(entries, path) };
  }
  throw unsupported(value, path);
}

/** Serializes the attributes of an item or the members of a map; those that are undefined are left out. */
export function serializeMap(entries: Iterable<[unknown, unknown]>, path: PathStep[]): { [name: string]: AttributeValue } {
  const members: { [name: string]: AttributeValue } = {};
  for (const [name, item] of entries) {
    if (typeof name !== "string") throw new AttributeValueError(`The name ${describe(name)} of a member is not text`, path);
    if (item !== undefined) define(members, name, serializeStep(item, name, path));
  }
  return members;
}

/** The members of what counts as a map: a plain object or a `Map`. */
export function entriesOf(value: object): Iterable<[unknown, unknown]> | undefined {
  if (value instanceof Map) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null ? Object.entries(value) : undefined;
}

function serializeStep(value: unknown, step: PathStep, path: PathStep[]): AttributeValue {
  path.push(step);
  const serialized = serializeAt(value, path);
  path.pop();
  return serialized;
}

/** Members of one value are written once: two objects can be the same number or the same bytes. */
function serializeSet(set: ReadonlySet<unknown>, path: PathStep[]): AttributeValue {
  const items = [...set];
  if (items.length === 0) throw new AttributeValueError("A set must not be empty: DynamoDB has no empty sets", path);
  if (items.every((item) => typeof item === "string")) return { SS: items };
  if (items.every(isNumberLike)) {
    const numbers = new Map(items.map((item) => [numberKey(item), item]));
    return { NS: located(() => [...numbers.values()].map(numberText), path) };
  }
  const bytes = items.map(asBytes);
  if (bytes.every((item) => item !== undefined))
    return { BS: [...new Map(bytes.map((item) => [bytesKey(item), item])).values()] };
  const kinds = [...new Set(items.map(typeName))].join(", ");
  throw new AttributeValueError(`A set must hold only strings, only numbers or only bytes, not ${kinds}`, path);
}

/** The same text for the same bytes. */
export function bytesKey(bytes: Uint8Array): string {
  return bytes.join();
}

/** Sets a member, `__proto__` too. */
export function define(target: object, name: string, value: unknown): void {
  if (name === "__proto__") Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
  else (target as Record<string, unknown>)[name] = value;
}

/** Adds the path to an error about a number. */
function located<Result>(make: () => Result, path: readonly PathStep[]): Result {
  try {
    return make();
  } catch (error) {
    throw error instanceof AttributeValueError ? new AttributeValueError(error.message, path, { cause: error }) : error;
  }
}

function unsupported(value: unknown, path: readonly PathStep[]): AttributeValueError {
  const hint =
    value instanceof Date
      ? ": store its toISOString() or a number"
      : value === undefined
        ? ": only members of a map may be undefined, they are left out"
        : typeof value === "object"
          ? ": only plain objects and Maps become maps, so spread it or convert it"
          : "";
  return new AttributeValueError(`Unsupported type "${typeName(value)}" for value "${describe(value)}"${hint}`, path);
}
