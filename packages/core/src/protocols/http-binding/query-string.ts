/**
 * Query parameters of the rest protocols (SER-09): lists repeat the key; a map's entries become parameters of their own, below
 * those that have a member.
 */
import { isAbsent, itemsOf, mapOf } from "../input-values.ts";
import { scalarText } from "../scalar-text.ts";
import { percentEncode } from "./percent-encode.ts";
import type { Shape } from "../../schema/shape.ts";
import type { SerializeOptions } from "../protocol.ts";

/** Parameters of a value, each with a leading `&`; `isTaken` tells which keys of a map have a member of their own. */
export function queryParameters(
  key: string,
  shape: Shape,
  value: unknown,
  options: SerializeOptions,
  isTaken?: (key: string) => boolean,
): string {
  if (isAbsent(value)) return "";
  let text = "";
  if (shape.kind === "map") {
    const entries = mapOf(shape, value);
    for (const name in entries) if (!isTaken?.(name)) text += queryParameters(name, shape.value!, entries[name], options);
  } else if (shape.kind === "list") {
    for (const item of itemsOf(shape, value)) text += queryParameters(key, shape.element!, item, options);
  } else text = `&${percentEncode(key)}=${percentEncode(scalarText(shape, value, "iso8601", options.timestampMillis))}`;
  return text;
}
