/**
 * Query parameters of the rest protocols (SER-09): lists repeat the key; a map's entries become parameters of their own, below
 * those that have a member.
 */
import { isAbsent, itemsOf, mapOf } from "../input-values.ts";
import { scalarText } from "../scalar-text.ts";
import { percentEncode } from "./percent-encode.ts";
import type { Member, Shape } from "../../schema/shape.ts";
import type { SerializeOptions } from "../protocol.ts";

/** A member's parameters, each with a leading `&`; `input` decides which entries of a map are already taken. */
export function queryParameters(
  member: Member,
  value: unknown,
  input: Record<string, unknown>,
  members: readonly Member[],
  options: SerializeOptions,
): string {
  const { shape } = member;
  if (shape.kind !== "map") return parameters(member.wireName, shape, value, options);
  let text = "";
  const entries = mapOf(shape, value);
  for (const key in entries) {
    if (isAbsent(entries[key])) continue;
    const taken = members.some(
      (other) => other.location === "query" && other.wireName === key && other !== member && !isAbsent(input[other.name]),
    );
    if (!taken) text += parameters(key, shape.value!, entries[key], options);
  }
  return text;
}

function parameters(key: string, shape: Shape, value: unknown, options: SerializeOptions): string {
  if (shape.kind !== "list") return parameter(key, shape, value, options);
  let text = "";
  for (const item of itemsOf(shape, value)) if (!isAbsent(item)) text += parameter(key, shape.element!, item, options);
  return text;
}

function parameter(key: string, shape: Shape, value: unknown, options: SerializeOptions): string {
  return `&${percentEncode(key)}=${percentEncode(scalarText(shape, value, "iso8601", options.timestampMillis))}`;
}
