/** Compares what a call raised with what was recorded: class name, text, and for service errors the parsed reply. */
import { mismatch, type Mismatch } from "./case.ts";
import { findDifferences } from "./compare.ts";
import { describeError } from "./error-record.ts";
import type { Tagged } from "./tagged.ts";

export interface RecordedError {
  readonly type: string;
  readonly message: string;
  /** Where it was raised: `client` means when making the client, which ours may do as late as the first call. */
  readonly at?: string;
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
  "ParserError",
  "RuntimeError",
  "TypeError",
  "UnicodeDecodeError",
  "UnicodeEncodeError",
  "ValueError",
]);

/** @param raised - what the call threw; undefined when it did not */
export function compareError(recorded: RecordedError, raised: Error | undefined): Mismatch | undefined {
  if (raised === undefined) return mismatch(recorded, undefined, [`expected ${recorded.type}, got no error`]);
  if (PYTHON_ERRORS.has(recorded.type)) return undefined;
  const { at: _at, ...expected } = recorded;
  const actual = describeError(raised);
  const prefix = withoutPrintedValue(recorded);
  const message = neutral(prefix ?? recorded.message);
  const shown = neutral(raised.message);
  const comparable = { ...actual, message: prefix === undefined ? shown : shown.slice(0, message.length) };
  return mismatch(expected, actual, findDifferences({ ...expected, message }, comparable));
}

/** The text up to where it prints a Python value, or undefined when it prints none. */
function withoutPrintedValue({ message, response }: RecordedError): string | undefined {
  const detail = (response as { Error?: { Message?: Tagged } } | undefined)?.Error;
  if (detail !== undefined && "Message" in detail && typeof detail.Message !== "string") {
    return /^An error occurred .*? operation(?: \(reached max retries: \d+\))?: /s.exec(message)?.[0];
  }
  return /^(.*Further retries may succeed):\nb['"]/s.exec(message)?.[1];
}

/** Without Python's word for null as an error's code, and without the reason in the words of Python's XML parser. */
function neutral(message: string): string {
  return message
    .replace("<class 'str'>", "string")
    .replace(/^An error occurred \(None\)/, "An error occurred (null)")
    .replace(/^(Unable to parse response) \(.*\)(, invalid XML received)/s, "$1$2");
}
