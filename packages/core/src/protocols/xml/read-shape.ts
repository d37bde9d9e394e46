/**
 * Reads XML into the members of a shape, straight from the reader. Follows botocore `BaseXMLResponseParser`: unknown elements are
 * skipped, an empty element is an empty string, every child of a list is an item whatever its name, absent members stay absent.
 */
import type { Member, Shape } from "../../schema/shape.ts";
import { defineEntry } from "../define-entry.ts";
import { newList, newRecord, recordClass } from "../new-values.ts";
import { parseScalar } from "../parse-scalar.ts";
import { unionError, unknownUnionMember } from "../tagged-union.ts";
import { unreadable } from "../unreadable-reply.ts";
import { XmlReader, type Tag } from "./reader.ts";

/** How a structure or list is read, and what its elements were like last time: most replies repeat one order of members. */
export interface XmlPlan {
  /** The members of a structure by the element they stand in. */
  readonly steps: Map<string, Step>;
  readonly attributes: Member[];
  readonly Record: new () => Record<string, unknown>;
  /** The member that comes first. */
  next: Step | undefined;
  /** Of a list: the tag of its items. */
  tag: Tag | undefined;
}

/** A member of a structure. */
interface Step {
  readonly member: Member;
  /** A member that shares the element of this flattened list, and is its first item: the old `Event` beside `Events` in S3. */
  twin: Member | undefined;
  /** The member that followed it, and the tag it had, when it was last read. */
  next: Step | undefined;
  tag: Tag | undefined;
}

function planOf(shape: Shape): XmlPlan {
  const plan: XmlPlan = { steps: new Map(), attributes: [], Record: recordClass(), next: undefined, tag: undefined };
  for (const member of shape.members) {
    const { location, wireName, shape: target } = member;
    if (target.eventheader || (location && location !== "uri" && location !== "query")) continue;
    if (target.attribute) plan.attributes.push(member);
    const element = (isFlatList(target) && target.element!.name) || wireName;
    const known = plan.steps.get(element);
    if (known && isFlatList(known.member.shape)) known.twin = member;
    else plan.steps.set(element, { member, twin: known?.member, next: undefined, tag: undefined });
  }
  return plan;
}

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
      const plan = (shape.plan ??= planOf(shape));
      const { items } = reader;
      const start = items.length;
      while (reader.next(plan.tag)) {
        plan.tag = reader.tag;
        items.push(readXmlShape(reader, shape.element!));
      }
      // A growing array of its own would have more room than most lists need.
      return items.splice(start);
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
export function readXmlStructure(reader: XmlReader, shape: Shape, onUnknown?: () => void): Record<string, unknown> {
  const plan = (shape.plan ??= planOf(shape));
  const { steps, attributes } = plan;
  const output = new plan.Record();
  for (const { name, wireName } of attributes) {
    const found = reader.attributes.find(([key]) => localName(key) === localName(wireName) && !key.startsWith("xmlns:"));
    if (found) output[name] = found[1];
  }
  const tags = shape.union ? new Set<string>() : undefined;
  let last: XmlPlan | Step = plan;
  while (reader.next(last.next?.tag)) {
    let step: Step | undefined = last.next;
    if (step?.tag !== reader.tag) {
      step = steps.get(reader.name);
      if (step) {
        step.tag = reader.tag;
        last.next = step;
      }
    }
    tags?.add(reader.name);
    if (step) {
      readMember(reader, step, output);
      last = step;
    } else if (onUnknown) onUnknown();
    else reader.skip();
  }
  if (tags) {
    const [tag = ""] = tags;
    if (tags.size !== 1) throw unionError(shape);
    if (!steps.has(tag)) return unknownUnionMember(tag);
  }
  return output;
}

/** `xsi:type` matches the attribute `type` under whatever prefix the document chose. */
function localName(name: string): string {
  return name.replace(/.*(?=:)/, "");
}

/** A repeated element is one more item of a flattened list or map; of anything else only the first counts. */
function readMember(reader: XmlReader, step: Step, output: Record<string, unknown>): void {
  const { member, twin } = step;
  const { name, shape } = member;
  if (shape.flat && shape.kind === "map") readEntry(reader, shape, (output[name] ??= newRecord()) as Record<string, unknown>);
  else if (isFlatList(shape)) {
    const item = readXmlShape(reader, shape.element!);
    ((output[name] ??= newList()) as unknown[]).push(item);
    if (twin) output[twin.name] ??= item;
  } else if (output[name] !== undefined) reader.skip();
  else output[name] = readXmlShape(reader, shape);
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

function isFlatList({ flat, kind }: Shape): boolean {
  return kind === "list" && flat === true;
}
