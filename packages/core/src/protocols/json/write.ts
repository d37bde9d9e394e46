/**
 * JSON of a structure, written straight to text: one walk picks the modelled members, renames and converts them, with no copy in
 * between. Follows botocore `JSONSerializer`, but null members are left out.
 */
import { isAbsent, itemsOf, mapOf, membersOf, memberToWrite } from "../input-values.ts";
import { UnwritableValue } from "../unwritable-value.ts";
import { writeDocument } from "./document.ts";
import type { Shape } from "../../schema/shape.ts";

/** Texts that need no escape; up to a length of `SHORT` the test beats `JSON.stringify`. */
const PLAIN = /^[ !#-[\]-~]*$/;
const SHORT = 64;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * @param millis - keep milliseconds in timestamps
 * @param bodyOnly - leave out the members of this structure that travel outside the body
 */
export function writeJson(shape: Shape, value: unknown, millis: boolean | undefined, bodyOnly = false): string {
  if (typeof value === "string" && shape.kind === "string") return quote(value);
  switch (shape.kind) {
    case "structure":
      return writeStructure(shape, membersOf(shape, value), millis, bodyOnly);
    case "list": {
      const element = shape.element!;
      let text = "[";
      for (const item of itemsOf(shape, value))
        text += (text.length === 1 ? "" : ",") + (isAbsent(item) ? "null" : writeJson(element, item, millis));
      return `${text}]`;
    }
    case "map": {
      const { value: itemShape } = shape;
      const entries = mapOf(shape, value);
      let text = "{";
      for (const key in entries) {
        const item = entries[key];
        if (item === undefined) continue;
        text += `${text.length === 1 ? "" : ","}${quote(key)}:${item === null ? "null" : writeJson(itemShape!, item, millis)}`;
      }
      return `${text}}`;
    }
    case "timestamp": {
      const text = shape.parts.timestamps!.write(shape, value, "unixTimestamp", millis);
      return (shape.timestampFormat ?? "unixTimestamp") === "unixTimestamp" ? text : `"${text}"`;
    }
    case "blob": {
      const blobs = shape.parts.blobs!;
      return `"${blobs.encode(blobs.dataOf(shape, value))}"`;
    }
    case "document":
      return writeDocument(value);
  }
  if (typeof value === "string") return quote(value);
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number") return value - value === 0 ? String(value) : `"${value}"`;
  // An object that stands for a number (an exact decimal) keeps its digits.
  const text = String(value);
  if (NUMBER.test(text)) return text;
  throw new UnwritableValue(shape, value, `a ${shape.kind}`);
}

function writeStructure(shape: Shape, value: Record<string, unknown>, millis: boolean | undefined, bodyOnly: boolean): string {
  let text = "{";
  for (const name in value) {
    const item = value[name];
    const member = memberToWrite(shape, name, item);
    if (member === undefined || (bodyOnly && member.location !== undefined)) continue;
    text += `${text.length === 1 ? '"' : ',"'}${member.wireName}":${writeJson(member.shape, item, millis)}`;
  }
  return `${text}}`;
}

function quote(text: string): string {
  return text.length < SHORT && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
