/**
 * Header values of the rest protocols (SER-10): timestamps as RFC 822 in whole seconds, lists joined by commas with quotes where an
 * item needs them, JSON values as base64 of compact JSON in ASCII.
 */
import { encodeBase64 } from "../base64.ts";
import { isAbsent, itemsOf, mapOf, millisOf } from "../input-values.ts";
import { scalarText } from "../scalar-text.ts";
import { writeDocument } from "../json/document.ts";
import { formatTimestamp } from "../timestamps.ts";
import type { Member, Shape } from "../../schema/shape.ts";

/** Adds the header of a member; an empty list adds none. */
export function addHeader(headers: Record<string, string>, member: Member, value: unknown): void {
  const { shape } = member;
  if (shape.kind === "list") {
    const items: string[] = [];
    for (const item of itemsOf(shape, value)) if (!isAbsent(item)) items.push(listItem(shape.element!, item));
    if (items.length > 0) headers[member.wireName.toLowerCase()] = items.join(",");
  } else headers[member.wireName.toLowerCase()] = headerValue(shape, value);
}

/** Adds a header for each entry of a map; the member's wire name is what all of them begin with. */
export function addPrefixHeaders(headers: Record<string, string>, member: Member, value: unknown): void {
  const entries = mapOf(member.shape, value);
  for (const key in entries) {
    if (!isAbsent(entries[key])) headers[(member.wireName + key).toLowerCase()] = headerValue(member.shape.value!, entries[key]);
  }
}

function headerValue(shape: Shape, value: unknown): string {
  if (shape.json) return encodeBase64(asciiJson(writeDocument(value)));
  if (shape.kind !== "timestamp") return scalarText(shape, value, "rfc822", false);
  return formatTimestamp(Math.floor(millisOf(shape, value) / 1000) * 1000, shape.timestampFormat ?? "rfc822");
}

function listItem(shape: Shape, value: unknown): string {
  const text = headerValue(shape, value);
  return shape.kind === "string" && /[",]/.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text;
}

function asciiJson(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
