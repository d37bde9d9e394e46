/**
 * Instants as text and numbers on the wire, and back: what operations with timestamps bring along. Formats follow botocore
 * `serialize.py`: ISO 8601 with six fraction digits when the instant has a fraction, RFC 822 and epoch seconds without; a client may
 * ask for milliseconds instead (SER-06).
 */
import { parseTimestamp } from "./parse-timestamp.ts";
import { UnwritableValue } from "./unwritable-value.ts";
import type { TimestampSupport } from "./value-parts.ts";
import type { Shape, TimestampFormat } from "../schema/shape.ts";

export const timestamps: TimestampSupport = {
  parse: (value) => parseTimestamp(value),
  millisOf,
  write: (shape, value, format, millis) => formatTimestamp(millisOf(shape, value), shape.timestampFormat ?? format, millis),
};

/** Milliseconds since the epoch of a `Date`, epoch seconds, or a text: ISO 8601, RFC 822 or epoch seconds. */
function millisOf(shape: Shape, value: unknown): number {
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

/**
 * Writes an instant.
 *
 * @param ms - milliseconds since the epoch
 * @param millis - keep exactly three fraction digits (ISO 8601, epoch seconds)
 */
export function formatTimestamp(ms: number, format: TimestampFormat, millis = false): string {
  if (format === "unixTimestamp") return String(epochSeconds(ms, millis));
  const date = new Date(ms);
  if (format === "rfc822") return date.toUTCString();
  const text = date.toISOString();
  if (millis) return text;
  return date.getUTCMilliseconds() === 0 ? `${text.slice(0, -5)}Z` : `${text.slice(0, -1)}000Z`;
}

/** Seconds since the epoch: whole, or with milliseconds. */
export function epochSeconds(ms: number, millis = false): number {
  return millis ? Math.floor(ms) / 1000 : Math.floor(ms / 1000);
}
