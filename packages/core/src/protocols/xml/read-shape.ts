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
import { XmlReader, type Tag } from "./reader.ts";

/** How elements of a shape are read, with what they were like last time: most replies repeat one order of members. */
class Plan {
  readonly shape: Shape;
  /** The members of a structure by the element they stand in; attributes apart. */
  readonly steps: Map<string, Step> = new Map();
  /** Members that share an element with a flattened list: the old `Event` beside `Events` in S3. */
  readonly firstItems: Map<string, Member> = new Map();
  readonly attributes: Member[] = [];
  readonly start: Step = new Step();
  /** How many steps have been found. */
  count = 0;
  /** Of a list: the tag of its items. */
  tag: Tag | undefined;
  #element: Plan | undefined;

  constructor(shape: Shape) {
    this.shape = shape;
    for (const member of shape.members) {
      const { location, wireName, shape: target } = member;
      if (target.eventheader || (location && location !== "uri" && location !== "query")) continue;
      if (target.attribute) this.attributes.push(member);
      const element = (isFlatList(target) && target.element!.name) || wireName;
      const twin = this.steps.get(element)?.member;
      const keepsTwin = twin && isFlatList(twin.shape);
      if (twin) this.firstItems.set(element, keepsTwin ? member : twin);
      if (!keepsTwin) this.steps.set(element, new Step(member));
    }
  }

  /** Of a list's items. */
  get element(): Plan {
    return (this.#element ??= planOf(this.shape.element!));
  }
}

/** A member of a structure, with the tag it had and the member that followed it when it was last read. */
class Step {
  readonly member: Member | undefined;
  tag: Tag | undefined;
  next: Step | undefined;
  /** Grows from member to member as they were first found; 0: not found yet. */
  order = 0;
  #plan: Plan | undefined;

  constructor(member?: Member) {
    this.member = member;
  }

  get plan(): Plan {
    return (this.#plan ??= planOf(this.member!.shape));
  }
}

const plans: WeakMap<Shape, Plan> = /*#__PURE__*/ new WeakMap();

function planOf(shape: Shape): Plan {
  let plan = plans.get(shape);
  if (!plan) plans.set(shape, (plan = new Plan(shape)));
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
  return readPlanned(reader, planOf(shape));
}

/**
 * Reads the members of a structure from the children of the current element.
 *
 * @param onUnknown - reads an element that is no member to its end; default: skips it
 */
export function readXmlStructure(reader: XmlReader, shape: Shape, onUnknown?: () => void): Record<string, unknown> {
  return readStructure(reader, planOf(shape), onUnknown);
}

function readPlanned(reader: XmlReader, plan: Plan): unknown {
  const { shape } = plan;
  switch (shape.kind) {
    case "structure":
      return readStructure(reader, plan);
    case "list": {
      const items = newList();
      const { element } = plan;
      while (reader.next(plan.tag)) {
        plan.tag = reader.tag;
        items.push(readPlanned(reader, element));
      }
      return items;
    }
    case "map": {
      const entries = newRecord();
      while (reader.next()) readEntry(reader, shape, entries);
      return entries;
    }
    case "boolean":
      return reader.readText() === "true";
    case "string":
      return reader.readText();
    default:
      return parseScalar(shape, reader.readText());
  }
}

function readStructure(reader: XmlReader, plan: Plan, onUnknown?: () => void): Record<string, unknown> {
  const { shape, steps, attributes, firstItems } = plan;
  const output = newRecord();
  for (const { name, wireName } of attributes) {
    const found = reader.attributes.find(([key]) => localName(key) === localName(wireName) && !key.startsWith("xmlns:"));
    if (found) output[name] = found[1];
  }
  const tags = shape.union ? new Set<string>() : undefined;
  let last = plan.start;
  // Of the steps found here.
  let highest = attributes.length > 0 ? Infinity : 0;
  while (reader.next(last.next?.tag)) {
    let step = last.next;
    if (step?.tag !== reader.tag) {
      step = steps.get(reader.name);
      if (step) {
        step.tag = reader.tag;
        step.order ||= ++plan.count;
        last.next = step;
      }
    }
    tags?.add(reader.name);
    if (step) {
      readMember(reader, step, output, step.order <= highest);
      if (step.order > highest) highest = step.order;
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
    const items = output[steps.get(element)!.member!.name];
    if (Array.isArray(items)) output[name] = items[0];
  }
}

/** `xsi:type` matches the attribute `type` under whatever prefix the document chose. */
function localName(name: string): string {
  return name.replace(/.*(?=:)/, "");
}

/**
 * A repeated element is one more item of a flattened list or map; of anything else only the first counts.
 *
 * @param mayRepeat - the element may have stood there before
 */
function readMember(reader: XmlReader, step: Step, output: Record<string, unknown>, mayRepeat: boolean): void {
  const { plan } = step;
  const { name, shape } = step.member!;
  if (shape.flat && shape.kind === "map") readEntry(reader, shape, (output[name] ??= newRecord()) as Record<string, unknown>);
  else if (isFlatList(shape)) {
    const item = readPlanned(reader, plan.element);
    ((output[name] ??= newList()) as unknown[]).push(item);
  } else if (mayRepeat && output[name] !== undefined) reader.skip();
  else output[name] = readPlanned(reader, plan);
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
