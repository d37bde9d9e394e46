/**
 * Native values to the wire and back. Ours differs on purpose in three places, which are checked as they are meant: floats are
 * written, since JavaScript has no other numbers; infinity and empty sets are refused, since DynamoDB has neither.
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
  if (error?.message.startsWith("Float types") && !holdsSpecial(value)) {
    return outcome(undefined, value, () => deserializer.deserialize(serializer.serialize(toNative(value))));
  }
  if (holdsSpecial(value) || JSON.stringify(value).includes('{"$set":[]}')) {
    return outcome({ type: "", message: "" }, undefined, () => serializer.serialize(toNative(value)));
  }
  return (
    outcome(error, inOrder(serialized), () => inOrder(comparable(serializer.serialize(toNative(value))))) ??
    (error ? undefined : outcome(error, roundTrip, () => deserializer.deserialize(serializer.serialize(toNative(value)))))
  );
}

/** Infinity or no number at all. */
function holdsSpecial(value: Tagged): boolean {
  return /"\$(float|decimal)":"[^"\d]*(NaN|Inf)/.test(JSON.stringify(value));
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
