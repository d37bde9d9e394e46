/**
 * The forms a caller may pass for timestamps, blobs, lists and maps (design, section 4), brought to the one the writers use.
 * Values that have no such form end in an {@link UnwritableValue}; validation usually finds them earlier.
 */
import { parseTimestamp } from "./parse-timestamp.ts";
import { UnwritableValue } from "./unwritable-value.ts";
import type { Member, Shape } from "../schema/shape.ts";

/** Whether a caller gave no value: null counts as none, as in every protocol. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** The member to write for a key of the input; undefined when it has no value or the model does not know it. */
export function memberToWrite(shape: Shape, name: string, value: unknown): Member | undefined {
  return isAbsent(value) ? undefined : shape.memberByName.get(name);
}

/** Milliseconds since the epoch of a `Date`, epoch seconds, or a text: ISO 8601, RFC 822 or epoch seconds. */
export function millisOf(shape: Shape, value: unknown): number {
  let ms = NaN;
  try {
    if (typeof value === "number") ms = Math.round(value * 1000);
    else if (typeof value === "bigint") ms = Number(value) * 1000;
    else ms = (typeof value === "string" ? parseTimestamp(value) : (value as Date)).getTime();
  } catch {
    // Said below.
  }
  // The range of dates in JavaScript; NaN fails too.
  if (Math.abs(ms) <= 8.64e15) return ms;
  throw new UnwritableValue(shape, value, "a Date, epoch seconds or ISO 8601 text");
}

/** A blob as text (to be encoded as UTF-8) or bytes. */
export function blobOf(shape: Shape, value: unknown): string | Uint8Array {
  if (typeof value === "string" || value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Object.prototype.toString.call(value) === "[object ArrayBuffer]") return new Uint8Array(value as ArrayBuffer);
  throw new UnwritableValue(shape, value, "bytes or text");
}

/** The items of an array, a set or another iterable. */
export function itemsOf(shape: Shape, value: unknown): Iterable<unknown> {
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return value as Iterable<unknown>;
  throw new UnwritableValue(shape, value, "an array or a set");
}

/** A map as an object; its entries may be null or undefined. */
export function mapOf(shape: Shape, value: unknown): Record<string, unknown> {
  return membersOf(shape, value instanceof Map ? Object.fromEntries(value) : value);
}

/** The members of a structure, which may be null or undefined. */
export function membersOf(shape: Shape, value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UnwritableValue(shape, value, "an object");
}
