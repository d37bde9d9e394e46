/** Compares what a call raised with what was recorded: class name, text, and for service errors the parsed reply. */
import { isError } from "../../packages/core/src/errors/guards.ts";
import { mismatch, type Mismatch } from "./case.ts";
import { findDifferences } from "./compare.ts";
import { toTaggedNow, type Tagged } from "./values.ts";

export interface RecordedError {
  readonly type: string;
  readonly message: string;
  /** Service errors: the class and its bases, most specific first. */
  readonly bases?: readonly string[];
  readonly response?: Tagged;
  readonly operation?: string;
}

/** Names that mean no more than that the call fails. */
const PYTHON_ERRORS: ReadonlySet<string> = new Set([
  "AttributeError",
  "FileNotFoundError",
  "IndexError",
  "JSONDecodeError",
  "KeyError",
  "OverflowError",
  "TypeError",
  "UnicodeDecodeError",
  "UnicodeEncodeError",
  "ValueError",
]);

/** @param raised - what the call threw; undefined when it did not */
export function compareError(expected: RecordedError, raised: Error | undefined): Mismatch | undefined {
  const actual = describeError(raised, expected.bases ?? []);
  if (raised === undefined) return mismatch(expected, actual, [`expected ${expected.type}, got no error`]);
  if (PYTHON_ERRORS.has(expected.type)) return undefined;
  return mismatch(expected, actual, findDifferences(expected, actual));
}

function describeError(raised: Error | undefined, bases: readonly string[]): Record<string, Tagged> {
  if (raised === undefined) return {};
  const described: Record<string, Tagged> = { type: raised.name, message: raised.message };
  const { response, operationName } = raised as Error & { response?: unknown; operationName?: string };
  if (response === undefined) return described;
  described["bases"] = bases.filter((base) => isError(raised, base));
  described["response"] = toTaggedNow(response);
  described["operation"] = operationName ?? null;
  return described;
}
