/** A scalar as text: what form fields, labels, query parameters, headers and XML elements hold (botocore `serialize.py`). */
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
      return shape.parts.timestamps!.write(shape, value, format, millis);
    case "blob": {
      const blobs = shape.parts.blobs!;
      return blobs.encode(blobs.dataOf(shape, value));
    }
  }
  if (typeof value === "string") return value;
  // Numbers, and objects that stand for one number or text; a plain object is a mistake.
  const text = String(value);
  if (typeof value === "object" && text.startsWith("[object ")) throw new UnwritableValue(shape, value, `a ${shape.kind}`);
  return text;
}
