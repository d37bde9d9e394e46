/**
 * Reads XML into the members of a shape, straight from the reader. Follows botocore `BaseXMLResponseParser`: unknown elements are
 * skipped, an empty element is an empty string, every child of a list is an item whatever its name, absent members stay absent.
 */
import { ResponseParserError } from "../../errors/parser.ts";
import type { Member, Shape } from "../../schema/shape.ts";
import { parseBlob } from "../parse-blob.ts";
import { parseDecimal, parseInteger } from "../parse-number.ts";
import { parseTimestamp } from "../parse-timestamp.ts";
import { defineEntry } from "../define-entry.ts";
import { unionError, unknownUnionMember } from "../tagged-union.ts";
import type { XmlReader } from "./reader.ts";

/** The members of a structure by the element they stand in; attributes apart. */
interface ElementIndex {
  readonly elements: ReadonlyMap<string, Member>;
  /** Members that share an element with a flattened list: the old `Event` beside `Events` in S3. */
  readonly firstItems: ReadonlyMap<string, Member>;
  readonly attributes: readonly Member[];
}

const indexes: WeakMap<Shape, ElementIndex> = /*#__PURE__*/ new WeakMap();

/** Reads the reader's current element, to its end, as a value of the shape. */
export function readXmlShape(reader: XmlReader, shape: Shape): unknown {
  switch (shape.kind) {
    case "structure":
      return readXmlStructure(reader, shape);
    case "list": {
      const items: unknown[] = [];
      while (reader.next()) items.push(readXmlShape(reader, shape.element!));
      return items;
    }
    case "map": {
      const entries: Record<string, unknown> = {};
      while (reader.next()) readEntry(reader, shape, entries);
      return entries;
    }
    case "boolean":
      return reader.readText() === "true";
    case "integer":
    case "long":
      return parseInteger(reader.readText());
    case "float":
    case "double":
      return parseDecimal(reader.readText());
    case "timestamp":
      return parseTimestamp(reader.readText());
    case "blob":
      return parseBlob(reader.readText());
    default:
      return reader.readText();
  }
}

/**
 * Reads the members of a structure from the children of the current element.
 *
 * @param onUnknown - reads an element that is no member to its end; default: skips it
 */
export function readXmlStructure(
  reader: XmlReader,
  shape: Shape,
  output: Record<string, unknown> = {},
  onUnknown: (reader: XmlReader) => void = skip,
): Record<string, unknown> {
  const { elements, attributes, firstItems } = indexOf(shape);
  for (const member of attributes) {
    const value = attributeValue(reader.attributes, member.wireName);
    if (value !== undefined) output[member.name] = value;
  }
  const tags = shape.union ? new Set<string>() : undefined;
  while (reader.next()) {
    tags?.add(reader.name);
    const member = elements.get(reader.name);
    if (member === undefined) onUnknown(reader);
    else readMember(reader, member, output);
  }
  for (const [element, { name }] of firstItems) {
    const items = output[elements.get(element)!.name];
    if (Array.isArray(items)) output[name] = items[0];
  }
  if (tags) {
    if (tags.size !== 1) throw unionError(shape);
    const [tag] = tags;
    if (!elements.has(tag!)) return unknownUnionMember(tag!);
  }
  return output;
}

function skip(reader: XmlReader): void {
  reader.skip();
}

/** A repeated element is one more item of a flattened list or map; of anything else only the first counts. */
function readMember(reader: XmlReader, { name, shape }: Member, output: Record<string, unknown>): void {
  const known = output[name];
  if (shape.flat && shape.kind === "list") {
    const item = readXmlShape(reader, shape.element!);
    if (known === undefined) output[name] = [item];
    else (known as unknown[]).push(item);
  } else if (shape.flat && shape.kind === "map") {
    readEntry(reader, shape, (known === undefined ? (output[name] = {}) : known) as Record<string, unknown>);
  } else if (known === undefined) output[name] = readXmlShape(reader, shape);
  else reader.skip();
}

function readEntry(reader: XmlReader, { key, value }: Shape, entries: Record<string, unknown>): void {
  let name: string | undefined;
  let item: unknown;
  while (reader.next()) {
    if (reader.name === (key!.name ?? "key")) name = reader.readText();
    else if (reader.name === (value!.name ?? "value")) item = readXmlShape(reader, value!);
    else throw new ResponseParserError(`Unable to parse response: unknown tag <${reader.name}> in the entry of a map.`);
  }
  if (name === undefined) throw new ResponseParserError("Unable to parse response: the entry of a map has no key.");
  defineEntry(entries, name, item);
}

/** `xsi:type` matches the attribute `type` under whatever prefix the document chose. */
function attributeValue(attributes: ReadonlyArray<readonly [string, string]>, wireName: string): string | undefined {
  const colon = wireName.indexOf(":");
  return attributes.find(
    ([name]) =>
      name === wireName ||
      (colon > 0 &&
        name.indexOf(":") > 0 &&
        !name.startsWith("xmlns:") &&
        name.slice(name.indexOf(":")) === wireName.slice(colon)),
  )?.[1];
}

function indexOf(shape: Shape): ElementIndex {
  let index = indexes.get(shape);
  if (index === undefined) {
    const elements = new Map<string, Member>();
    const attributes: Member[] = [];
    const firstItems = new Map<string, Member>();
    for (const member of shape.members) {
      const { location, shape: target } = member;
      if (target.eventheader || location === "header" || location === "headers" || location === "status") continue;
      const itemName = target.kind === "list" && target.flat ? target.element!.name : undefined;
      if (target.attribute) attributes.push(member);
      const element = itemName ?? member.wireName;
      const twin = elements.get(element);
      const keepsTwin = twin?.shape.flat && twin.shape.kind === "list";
      if (twin) firstItems.set(element, keepsTwin ? member : twin);
      if (!keepsTwin) elements.set(element, member);
    }
    indexes.set(shape, (index = { elements, firstItems, attributes }));
  }
  return index;
}
