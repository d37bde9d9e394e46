/**
 * Native values to the wire and back. Ours differs on purpose where this is checked as it is meant: floats are written, since
 * JavaScript has no other numbers; infinity, empty sets and sets of booleans are refused, since DynamoDB has none of them.
 */
import { Binary, TypeDeserializer, TypeSerializer, type AttributeValue } from "../../../../packages/dynamodb/src/index.ts";
import { mismatch, type ConformanceCase, type Mismatch } from "../../case.ts";
import { findDifferences } from "../../compare.ts";
import type { Tagged } from "../../tagged.ts";
import type { Vectors } from "../../vectors.ts";
import { comparable, inOrder, toNative } from "./values.ts";

interface Recorded {
  readonly id: string;
  readonly kind: "serialize" | "deserialize" | "binary";
  readonly value?: Tagged;
  readonly wire?: Tagged;
  readonly serialized?: Tagged;
  readonly round_trip?: Tagged;
  readonly ok?: Tagged;
  readonly error?: { readonly type: string; readonly message: string };
}

const serializer = new TypeSerializer();
const deserializer = new TypeDeserializer();

export function* typeCases(vectors: Vectors): Iterable<ConformanceCase> {
  for (const recorded of vectors.lines<Recorded>("dynamodb/types")) {
    yield { id: recorded.id, group: "types", check: () => check(recorded) };
  }
}

function check(recorded: Recorded): Mismatch | undefined {
  const { kind, value = null, wire = null, serialized, round_trip: roundTrip, ok, error } = recorded;
  if (kind === "binary") return outcome(error, ok, () => new Binary(toNative(value) as Uint8Array));
  if (kind === "deserialize") return outcome(error, value, () => deserializer.deserialize(toNative(wire) as AttributeValue));
  if (error?.message.startsWith("Float types") && !isRefused(value)) {
    return outcome(undefined, value, () => deserializer.deserialize(serializer.serialize(toNative(value))));
  }
  if (isRefused(value)) {
    return outcome({ type: "", message: "" }, undefined, () => serializer.serialize(toNative(value)));
  }
  return (
    outcome(error, inOrder(serialized), () => inOrder(comparable(serializer.serialize(toNative(value))))) ??
    (error ? undefined : outcome(error, roundTrip, () => deserializer.deserialize(serializer.serialize(toNative(value)))))
  );
}

/** Whether a value holds what ours refuses at any depth, whatever boto3 does: infinity, no number, a set without items or with booleans. */
function isRefused(value: Tagged): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(isRefused);
  const { $float, $decimal, $set } = value;
  if (/^[+-]?(s?nan|inf)/i.test(String($float ?? $decimal ?? ""))) return true;
  if (Array.isArray($set) && ($set.length === 0 || $set.some((item) => typeof item === "boolean"))) return true;
  return Object.values(value).some(isRefused);
}

function outcome(error: Recorded["error"], expected: unknown, action: () => unknown): Mismatch | undefined {
  let actual: unknown;
  try {
    actual = action();
  } catch (caught) {
    if (error) return undefined;
    return mismatch(expected, String(caught), [`raised ${String(caught)}`]);
  }
  if (error) return mismatch(error, actual, ["expected an error, got a value"]);
  return mismatch(expected, actual, findDifferences(comparable(expected), comparable(actual)));
}
