/** Forms of query and ec2 beside a walk that names every field by its path, and their encoding beside one byte after the other. */
import { ec2 } from "../../../packages/core/src/protocols/ec2/index.ts";
import { percentEncode } from "../../../packages/core/src/protocols/http-binding/percent-encode.ts";
import { operationFixture } from "../../../packages/core/src/protocols/operation-fixture.ts";
import { encodeForm } from "../../../packages/core/src/protocols/query/form.ts";
import { query } from "../../../packages/core/src/protocols/query/index.ts";
import type { Random } from "../random.ts";
import { randomInput, randomStructure, referenceOf, type Spec } from "../shapes.ts";
import type { Comparison, Subject } from "../subject.ts";

type Fields = ReadonlyArray<readonly [string, string]>;

export const queryForm: Subject = { name: "query-form", compare: (random) => compareForm(random, query, queryFields) };
export const ec2Form: Subject = { name: "ec2-form", compare: (random) => compareForm(random, ec2, ec2Fields) };

export const formText: Subject = {
  name: "form-text",
  compare(random) {
    const form = random.some(5, () => [random.text(), random.text()] as const);
    return { given: form, fast: encodeForm(form), slow: slowForm(form) };
  },
};

export const percentEncoding: Subject = {
  name: "percent-encoding",
  compare(random) {
    const text = random.text(12);
    return { given: text, fast: percentEncode(text), slow: slowPercent(text) };
  },
};

function compareForm(
  random: Random,
  protocol: typeof query,
  fieldsOf: (spec: Spec, value: unknown, path: string) => Fields,
): Comparison {
  const spec = randomStructure(random, true);
  const input = randomInput(random, spec) as Record<string, unknown>;
  const operation = operationFixture(protocol, "POST /", { input: referenceOf(spec) });
  const fields = [["Action", "FeedAnimal"], ["Version", "2026-01-02"], ...fieldsOf(spec, input, "")] as const;
  return { given: { spec, input }, fast: protocol.serialize(operation, input, {}).body, slow: slowForm(fields as Fields) };
}

function queryFields(spec: Spec, value: unknown, path: string): Fields {
  const { kind, item, flat, itemName } = spec;
  const below = (name: string): string => (path === "" ? name : `${path}.${name}`);
  if (kind === "structure") return membersOf(spec, value).flatMap(([name, inner, each]) => queryFields(inner, each, below(name)));
  if (kind === "list") {
    const items = itemsOf(value);
    if (items.length === 0) return [[path, ""]];
    const parent = path.split(".").slice(0, -1);
    const prefix = !flat ? `${path}.${itemName ?? "member"}` : itemName ? [...parent, itemName].join(".") : path;
    return items.flatMap((each, index) => queryFields(item!, each, `${prefix}.${index + 1}`));
  }
  if (kind === "map") {
    const prefix = flat ? path : `${path}.entry`;
    return entriesOf(value).flatMap(([key, each], index) => [
      [`${prefix}.${index + 1}.key`, key] as const,
      ...queryFields(item!, each, `${prefix}.${index + 1}.value`),
    ]);
  }
  return [[path, scalar(spec, value)]];
}

function ec2Fields(spec: Spec, value: unknown, path: string): Fields {
  const { kind, item, flat } = spec;
  const below = (name: string): string => {
    const own = name[0]!.toUpperCase() + name.slice(1);
    return path === "" ? own : `${path}.${own}`;
  };
  if (kind === "structure") return membersOf(spec, value).flatMap(([name, inner, each]) => ec2Fields(inner, each, below(name)));
  if (kind === "list") return itemsOf(value).flatMap((each, index) => ec2Fields(item!, each, `${path}.${index + 1}`));
  if (kind === "map") {
    const prefix = flat ? path : `${path}.Entry`;
    return entriesOf(value).flatMap(([key, each], index) => [
      [`${prefix}.${index + 1}.Key`, key] as const,
      ...ec2Fields(item!, each, `${prefix}.${index + 1}.Value`),
    ]);
  }
  return [[path, scalar(spec, value)]];
}

/** Wire name, spec and value of the members that have one, in the order they were given. */
function membersOf({ members = [] }: Spec, value: unknown): Array<readonly [string, Spec, unknown]> {
  return Object.entries(value as object).flatMap(([name, each]) => {
    const member = members.find((one) => one.name === name);
    return member && each !== null && each !== undefined ? [[member.wireName, member.spec, each] as const] : [];
  });
}

function itemsOf(value: unknown): unknown[] {
  return [...(value as Iterable<unknown>)].filter((each) => each !== null && each !== undefined);
}

function entriesOf(value: unknown): Array<readonly [string, unknown]> {
  // Objects, unlike maps, have keys that are whole numbers first.
  const entries = Object.entries(value instanceof Map ? (Object.fromEntries(value) as object) : (value as object));
  return entries.filter(([, each]) => each !== null && each !== undefined);
}

function scalar({ kind, format }: Spec, value: unknown): string {
  if (kind === "blob") return Buffer.from(value as Uint8Array).toString("base64");
  if (kind !== "timestamp") return String(value);
  const date = value as Date;
  if (format === "E") return String(Math.floor(date.getTime() / 1000));
  if (format === "R") return date.toUTCString();
  return date
    .toISOString()
    .replace(/\.000Z$/, "Z")
    .replace(/\.(\d{3})Z$/, ".$1000Z");
}

function slowForm(form: Fields): string {
  return form.map((pair) => pair.map((text) => slowPercent(text).replaceAll("%20", "+")).join("=")).join("&");
}

function slowPercent(text: string): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const character = String.fromCharCode(byte);
    encoded += /[A-Za-z0-9._~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}
