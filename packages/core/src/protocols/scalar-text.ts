/** A scalar as text: what form fields, labels, query parameters, headers and XML elements hold (botocore `serialize.py`). */
import { encodeBase64 } from "./base64.ts";
import { blobOf, millisOf } from "./input-values.ts";
import { formatTimestamp } from "./timestamps.ts";
import { UnwritableValue } from "./unwritable-value.ts";
import type { Shape, TimestampFormat } from "../schema/shape.ts";

/**
 * @param format - of timestamps that the model gives none
 * @param millis - three fraction digits in timestamps
 */
export function scalarText(shape: Shape, value: unknown, format: TimestampFormat, millis: boolean | undefined): string {
  switch (shape.kind) {
    case "boolean":
      return typeof value === "string" ? value.toLowerCase() : value ? "true" : "false";
    case "timestamp":
      return formatTimestamp(millisOf(shape, value), shape.timestampFormat ?? format, millis);
    case "blob":
      return encodeBase64(blobOf(shape, value));
  }
  if (typeof value === "string") return value;
  // Numbers, and objects that stand for one number or text; a plain object is a mistake.
  const text = String(value);
  if (typeof value === "object" && text.startsWith("[object ")) throw new UnwritableValue(shape, value, `a ${shape.kind}`);
  return text;
}
