/** A scalar from its text in an XML element or a header. */
import type { Shape } from "../schema/shape.ts";
import { parseDecimal, parseInteger } from "./parse-number.ts";

/** @throws ResponseParserError when the text is no value of the shape */
export function parseScalar({ kind, parts }: Shape, text: string): unknown {
  switch (kind) {
    case "boolean":
      return text.toLowerCase() === "true";
    case "integer":
    case "long":
      return parseInteger(text);
    case "float":
    case "double":
      return parseDecimal(text);
    case "timestamp":
      return parts.timestamps!.parse(text);
    case "blob":
      return parts.blobs!.parse(text);
    default:
      return text;
  }
}
