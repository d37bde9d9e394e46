/**
 * Reads XML into the members of a shape, straight from the reader. Follows botocore `BaseXMLResponseParser`: unknown elements are
 * skipped, an empty element is an empty string, every child of a list is an item whatever its name, absent members stay absent.
 */
import type { Member, Shape } from "../../schema/shape.ts";
import { defineEntry } from "../define-entry.ts";
import { newList, newRecord } from "../new-values.ts";
import { parseScalar } from "../parse-scalar.ts";
import { unionError, unknownUnionMember } from "../tagged-union.ts";
import { unreadable } from "../unreadable-reply.ts";
import { XmlReader } from "./reader.ts";

/** The members of a structure by the element they stand in; attributes apart. */
interface ElementIndex {
  readonly elements: Map<string, Member>;
  /** Members that share an element with a flattened list: the old `Event` beside `Events` in S3. */
  readonly firstItems: Map<string, Member>;
  readonly attributes: Member[];
}

const indexes: WeakMap<Shape, ElementIndex> = /*#__PURE__*/ new WeakMap();

/** Reads a whole body as a value of the shape; an empty one as an empty list or structure. */
export function readXmlBody(body: Uint8Array, shape: Shape): unknown {
  if (body.length > 0) return readXmlShape(new XmlReader(body), shape);
  if (shape.union) throw unionError(shape);
  return shape.kind === "list" ? [] : {};
}

/** Reads the reader's current element, to its end, as a value of the shape. */
export function readXmlShape(reader: XmlReader, shape: Shape): unknown {
  switch (shape.kind) {
    case "structure":
      return readXmlStructure(reader, shape);
    case "list": {
      const items = newList();
      while (reader.next()) items.push(readXmlShape(reader, shape.element!));
      return items;
    }
    case "map": {
      const entries = newRecord();
      while (reader.next()) readEntry(reader, shape, entries);
      return entries;
    }
    case "boolean":
      return reader.readText() === "true";
    default:
      return parseScalar(shape, reader.readText());
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
  output: Record<string, unknown> = newRecord(),
  onUnknown?: () => void,
): Record<string, unknown> {
  const { elements, attributes, firstItems } = indexOf(shape);
  for (const { name, wireName } of attributes) {
    const found = reader.attributes.find(([key]) => localName(key) === localName(wireName) && !key.startsWith("xmlns:"));
    if (found) output[name] = found[1];
  }
  const tags = shape.union ? new Set<string>() : undefined;
  while (reader.next()) {
    tags?.add(reader.name);
    const member = elements.get(reader.name);
    if (member) readMember(reader, member, output);
    else if (onUnknown) onUnknown();
    else reader.skip();
  }
  if (firstItems.size > 0) keepFirstItems(elements, firstItems, output);
  if (tags) {
    const [tag = ""] = tags;
    if (tags.size !== 1) throw unionError(shape);
    if (!elements.has(tag)) return unknownUnionMember(tag);
  }
  return output;
}

function keepFirstItems(
  elements: ReadonlyMap<string, Member>,
  firstItems: ReadonlyMap<string, Member>,
  output: Record<string, unknown>,
): void {
  for (const [element, { name }] of firstItems) {
    const items = output[elements.get(element)!.name];
    if (Array.isArray(items)) output[name] = items[0];
  }
}

/** `xsi:type` matches the attribute `type` under whatever prefix the document chose. */
function localName(name: string): string {
  return name.replace(/.*(?=:)/, "");
}

/** A repeated element is one more item of a flattened list or map; of anything else only the first counts. */
function readMember(reader: XmlReader, { name, shape }: Member, output: Record<string, unknown>): void {
  if (shape.flat && shape.kind === "map") readEntry(reader, shape, (output[name] ??= newRecord()) as Record<string, unknown>);
  else if (isFlatList(shape)) {
    const item = readXmlShape(reader, shape.element!);
    ((output[name] ??= newList()) as unknown[]).push(item);
  } else if (output[name] === undefined) output[name] = readXmlShape(reader, shape);
  else reader.skip();
}

function readEntry(reader: XmlReader, { key, value }: Shape, entries: Record<string, unknown>): void {
  let name: string | undefined;
  let item: unknown;
  while (reader.next()) {
    if (reader.name === (key!.name ?? "key")) name = reader.readText();
    else if (reader.name === (value!.name ?? "value")) item = readXmlShape(reader, value!);
    else throw unreadable(`unknown tag <${reader.name}> in the entry of a map`);
  }
  if (name === undefined) throw unreadable("the entry of a map has no key");
  defineEntry(entries, name, item);
}

function indexOf(shape: Shape): ElementIndex {
  let index = indexes.get(shape);
  if (index === undefined) {
    indexes.set(shape, (index = { elements: new Map(), firstItems: new Map(), attributes: [] }));
    for (const member of shape.members) {
      const { location, wireName, shape: target } = member;
      if (target.eventheader || (location && location !== "uri" && location !== "query")) continue;
      if (target.attribute) index.attributes.push(member);
      const element = (isFlatList(target) && target.element!.name) || wireName;
      const twin = index.elements.get(element);
      const keepsTwin = twin && isFlatList(twin.shape);
      if (twin) index.firstItems.set(element, keepsTwin ? member : twin);
      if (!keepsTwin) index.elements.set(element, member);
    }
  }
  return index;
}

function isFlatList({ flat, kind }: Shape): boolean {
  return kind === "list" && flat === true;
}
