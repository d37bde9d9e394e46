/**
 * The forms a caller may pass for lists, maps and structures (design, section 4), brought to the one the writers use.
 * Values that have no such form end in an {@link UnwritableValue}; validation usually finds them earlier.
 */
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
