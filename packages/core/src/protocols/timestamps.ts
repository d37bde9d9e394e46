/**
 * Instants as text and numbers on the wire, and back. Formats follow botocore `serialize.py`: ISO 8601 with six fraction digits
 * when the instant has a fraction, RFC 822 and epoch seconds without; a client may ask for milliseconds instead (SER-06).
 */
import type { TimestampFormat } from "../schema/shape.ts";

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
