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

/** What leads to a structure or list: its plan, from the first time on. */
interface Origin {
  plan: Plan | undefined;
}

/** How a structure or list is read, and what its elements were like last time: most replies repeat one order of members. */
interface Plan extends Origin {
  /** The members of a structure by the element they stand in; attributes apart. */
  readonly steps: Map<string, Step>;
  /** Members that share an element with a flattened list: the old `Event` beside `Events` in S3. */
  readonly firstItems: Map<string, Member>;
  readonly attributes: Member[];
  readonly Record: new () => Record<string, unknown>;
  /** The member that comes first. */
  next: Step | undefined;
  /** Of a list: the tag of its items. */
  tag: Tag | undefined;
}

/** A member of a structure. */
interface Step extends Origin {
  readonly member: Member;
  /** The member that followed it, and the tag it had, when it was last read. */
  next: Step | undefined;
  tag: Tag | undefined;
}

const plans: WeakMap<Shape, Plan> = /*#__PURE__*/ new WeakMap();
const UNKNOWN = { plan: undefined, next: undefined, tag: undefined };

function planOf(shape: Shape): Plan {
  let plan = plans.get(shape);
  if (plan) return plan;
  plan = { steps: new Map(), firstItems: new Map(), attributes: [], Record: recordClass(), ...UNKNOWN };
  plans.set(shape, plan);
  for (const member of shape.members) {
    const { location, wireName, shape: target } = member;
    if (target.eventheader || (location && location !== "uri" && location !== "query")) continue;
    if (target.attribute) plan.attributes.push(member);
    const element = (isFlatList(target) && target.element!.name) || wireName;
    const twin = plan.steps.get(element)?.member;
    const keepsTwin = twin && isFlatList(twin.shape);
    if (twin) plan.firstItems.set(element, keepsTwin ? member : twin);
    if (!keepsTwin) plan.steps.set(element, { member, ...UNKNOWN });
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
export function readXmlShape(reader: XmlReader, shape: Shape, origin: Origin = { plan: plans.get(shape) }): unknown {
  switch (shape.kind) {
    case "structure":
      return readStructure(reader, shape, (origin.plan ??= planOf(shape)));
    case "list": {
      const plan = (origin.plan ??= planOf(shape));
      const { items } = reader;
      const start = items.length;
      while (reader.next(plan.tag)) {
        plan.tag = reader.tag;
        items.push(readXmlShape(reader, shape.element!, plan));
      }
      return items.splice(start);
    }
    case "map": {
      const entries = newRecord();
      while (reader.next()) readEntry(reader, shape, entries);
      return entries;
    }
    case "string":
      return reader.readText();
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
  return readStructure(reader, shape, planOf(shape), onUnknown);
}

function readStructure(reader: XmlReader, shape: Shape, plan: Plan, onUnknown?: () => void): Record<string, unknown> {
  const { steps, attributes, firstItems } = plan;
  const output = new plan.Record();
  for (const { name, wireName } of attributes) {
    const found = reader.attributes.find(([key]) => localName(key) === localName(wireName) && !key.startsWith("xmlns:"));
    if (found) output[name] = found[1];
  }
  const tags = shape.union ? new Set<string>() : undefined;
  let last: Plan | Step = plan;
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
  if (firstItems.size > 0) keepFirstItems(plan, output);
  if (tags) {
    const [tag = ""] = tags;
    if (tags.size !== 1) throw unionError(shape);
    if (!steps.has(tag)) return unknownUnionMember(tag);
  }
  return output;
}

function keepFirstItems({ steps, firstItems }: Plan, output: Record<string, unknown>): void {
  for (const [element, { name }] of firstItems) {
    const items = output[steps.get(element)!.member.name];
    if (Array.isArray(items)) output[name] = items[0];
  }
}

/** `xsi:type` matches the attribute `type` under whatever prefix the document chose. */
function localName(name: string): string {
  return name.replace(/.*(?=:)/, "");
}

/** A repeated element is one more item of a flattened list or map; of anything else only the first counts. */
function readMember(reader: XmlReader, step: Step, output: Record<string, unknown>): void {
  const { name, shape } = step.member;
  if (shape.flat && shape.kind === "map") readEntry(reader, shape, (output[name] ??= newRecord()) as Record<string, unknown>);
  else if (isFlatList(shape)) {
    const item = readXmlShape(reader, shape.element!, step);
    ((output[name] ??= newList()) as unknown[]).push(item);
  } else if (output[name] !== undefined) reader.skip();
  else output[name] = readXmlShape(reader, shape, step);
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
