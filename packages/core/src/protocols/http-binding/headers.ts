/**
 * Header values of the rest protocols (SER-10): timestamps as RFC 822 in whole seconds, lists joined by commas with quotes where an
 * item needs them, JSON values as base64 of compact JSON in ASCII.
 */
import { isAbsent, itemsOf, mapOf } from "../input-values.ts";
import { scalarText } from "../scalar-text.ts";
import type { Shape } from "../../schema/shape.ts";

/** Adds the header of a value, or one for each entry of a map, with `name` as what all of them begin with; an empty list adds none. */
export function addHeader(headers: Record<string, string>, name: string, shape: Shape, value: unknown): void {
  if (isAbsent(value)) return;
  let text: string | undefined;
  if (shape.kind === "map") {
    const entries = mapOf(shape, value);
    for (const key in entries) addHeader(headers, name + key, shape.value!, entries[key]);
  } else if (shape.kind === "list") {
    for (const item of itemsOf(shape, value))
      if (!isAbsent(item)) text = `${text === undefined ? "" : `${text},`}${listItem(shape.element!, item)}`;
  } else text = headerValue(shape, value);
  if (text !== undefined) headers[name.toLowerCase()] = text;
}

function headerValue(shape: Shape, value: unknown): string {
  if (shape.json) {
    const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return shape.parts.blobs!.encode(JSON.stringify(value).replace(/[\u007f-\uffff]/g, escape));
  }
  const text = scalarText(shape, value, "rfc822", false);
  return shape.kind === "timestamp" ? text.replace(/\.\d+/, "") : text;
}

function listItem(shape: Shape, value: unknown): string {
  const text = headerValue(shape, value);
  return shape.kind === "string" && /[",]/.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text;
}
