/**
 * XML: the reader driven by shapes, and the one that knows none, beside fast-xml-parser; texts that it refuses are refused; and texts
 * decoded in pieces read as whole ones do.
 */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { readXmlBody } from "../../../packages/core/src/protocols/xml/read-shape.ts";
import { readXmlTree } from "../../../packages/core/src/protocols/xml/read-tree.ts";
import { XmlReader } from "../../../packages/core/src/protocols/xml/reader.ts";
import type { Random } from "../random.ts";
import { randomScalar, randomStructure, shapeOf, type Spec } from "../shapes.ts";
import { outcome, type Subject } from "../subject.ts";

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
  htmlEntities: true,
  commentPropName: "#comment",
  processEntities: { enabled: true, maxTotalExpansions: 1e6, maxExpandedLength: 1e6 },
});

/** An element as the library gives it: its name with its children, or a piece of text. */
type Node = Readonly<Record<string, readonly Node[] | string>>;

export const xmlShapes: Subject = {
  name: "xml-shapes",
  compare(random) {
    const spec = randomStructure(random, true);
    const text = `${random.pick(["", '<?xml version="1.0" encoding="UTF-8"?>\n'])}${element(random, "Result", content(random, spec))}`;
    const body = new TextEncoder().encode(text);
    return {
      given: { spec, text },
      fast: plain(readXmlBody(body, shapeOf(spec))),
      slow: plain(slowStructure(spec, childrenOf(rootOf(text)))),
    };
  },
};

export const xmlTrees: Subject = {
  name: "xml-trees",
  compare(random) {
    const text = randomElement(random, 0);
    const root = rootOf(text);
    const reader = new XmlReader(new TextEncoder().encode(text));
    return { given: text, fast: [reader.name, readXmlTree(reader)], slow: [nameOf(root), slowTree(childrenOf(root))] };
  },
};

export const xmlRefusals: Subject = {
  name: "xml-refusals",
  compare(random) {
    const whole = randomElement(random, 0);
    const at = random.below(whole.length);
    const text = whole.slice(0, at) + (random.chance(0.5) ? "" : random.pick([..."<>/&\"'"])) + whole.slice(at + 1);
    const isGood = XMLValidator.validate(text) === true;
    const read = outcome(() => readXmlTree(new XmlReader(new TextEncoder().encode(text))));
    // Ours is stricter; what it reads, the library must find good.
    const isRead = !(typeof read === "object" && read !== null && "refused" in read);
    return { given: text, fast: isRead && !isGood, slow: false };
  },
};

/** Documents, half of them damaged, in pieces of a few bytes and in one. */
export const xmlPieces: Subject = {
  name: "xml-pieces",
  compare(random) {
    const prolog = random.pick(["", "\ufeff", '<?xml version="1.0"?>\r\n', "<!-- > --><!DOCTYPE a [<!ENTITY e '>'>]>\n"]);
    const whole =
      prolog + randomElement(random, 0).replaceAll("text", random.pick(["a > b", "&e;", "\r\n>", "é\r>", "x".repeat(40)]));
    const at = prolog.length + random.below(whole.length - prolog.length);
    const damage = random.pick(["", ...'<>/&"\0\ufffe']);
    const text = random.chance(0.5) ? whole : whole.slice(0, at) + damage + whole.slice(at + random.below(2));
    const body = new TextEncoder().encode(text);
    const read = (piece?: number): unknown => outcome(() => readXmlTree(new XmlReader(body, piece)));
    return { given: text, fast: read(1 + random.below(30)), slow: read() };
  },
};

/** The wire names of a structure's members with their contents, in any order, with elements nobody knows. */
function content(random: Random, { members = [] }: Spec): string {
  const parts = members.flatMap(({ wireName, spec }) => (random.chance(0.8) ? elementsOf(random, wireName, spec) : []));
  if (random.chance(0.3))
    parts.splice(random.below(parts.length + 1), 0, randomElement(random, 2).replace(/(<\/?)\w/g, "$1later"));
  return parts.join(random.pick(["", "\n  ", "<!-- between -->"]));
}

/** The elements of one member: one for each item of a flat list or map. */
function elementsOf(random: Random, name: string, spec: Spec): string[] {
  const { kind, item, flat, itemName } = spec;
  if (kind === "list") {
    const items = random.some(4, () => inside(random, item!));
    if (flat) return items.map((each) => element(random, itemName ?? name, each));
    return [element(random, name, items.map((each) => element(random, itemName ?? "member", each)).join(""))];
  }
  if (kind === "map") {
    const entries = random.some(
      4,
      (index) => element(random, "key", escape(random, `k${index}`)) + element(random, "value", inside(random, item!)),
    );
    if (flat) return entries.map((entry) => element(random, name, entry));
    return [element(random, name, entries.map((entry) => element(random, "entry", entry)).join(""))];
  }
  return [element(random, name, inside(random, spec))];
}

/** What stands in an element of the spec. Flat lists and maps that are items themselves count as usual ones here. */
function inside(random: Random, spec: Spec): string {
  if (spec.kind === "structure") return content(random, spec);
  if (spec.kind === "list")
    return random.some(3, () => element(random, spec.itemName ?? "member", inside(random, spec.item!))).join("");
  if (spec.kind === "map")
    return random
      .some(3, (index) =>
        element(random, "entry", element(random, "key", `k${index}`) + element(random, "value", inside(random, spec.item!))),
      )
      .join("");
  const value = randomScalar(random, spec.kind);
  if (value instanceof Date)
    return random
      .pick([value.toISOString(), value.toUTCString(), String(value.getTime() / 1000)])
      .replace(/^-.*-.*$/, "1970-01-01T00:00:00Z");
  return value instanceof Uint8Array || spec.kind === "blob"
    ? Buffer.from(value as Uint8Array).toString("base64")
    : escape(random, String(value));
}

function element(random: Random, name: string, text: string): string {
  if (text === "" && random.chance(0.5)) return `<${name}/>`;
  return `<${name}>${text}</${name}>`;
}

/** Text with the characters escaped that must be, in one of their forms. */
function escape(random: Random, text: string): string {
  if (random.chance(0.1) && text !== "" && !text.includes("]]>")) return `<![CDATA[${text}]]>`;
  return text.replace(/[<>&"]/g, (character) =>
    random.pick([`&#${character.charCodeAt(0)};`, `&#x${character.charCodeAt(0).toString(16)};`, NAMED[character]!]),
  );
}

const NAMED: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

function rootOf(text: string): Node {
  return (parser.parse(text) as Node[]).find((node) => !nameOf(node).startsWith("?") && nameOf(node) !== "#text")!;
}

function nameOf(node: Node): string {
  return Object.keys(node)[0]!;
}

function childrenOf(node: Node): readonly Node[] {
  return (node[nameOf(node)] as readonly Node[]).filter((child) => nameOf(child) !== "#comment");
}

/** Elements by name. */
function named(children: readonly Node[], name: string): Array<readonly Node[]> {
  return children.filter((child) => nameOf(child) === name).map(childrenOf);
}

/** The text before the first element. */
function textOf(children: readonly Node[]): string {
  const end = children.findIndex((child) => nameOf(child) !== "#text");
  return children
    .slice(0, end < 0 ? undefined : end)
    .map((child) => child["#text"] as string)
    .join("");
}

function slowStructure({ members = [] }: Spec, children: readonly Node[]): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  for (const { name, wireName, spec } of members) {
    const found = named(children, (spec.flat && spec.kind === "list" && spec.itemName) || wireName);
    if (found.length === 0) continue;
    if (!spec.flat) output[name] = slowValue(spec, found[0]!);
    else if (spec.kind === "list") output[name] = found.map((each) => slowValue(spec.item!, each));
    else output[name] = Object.fromEntries(found.map((entry) => slowEntry(spec, entry)));
  }
  return output;
}

function slowEntry({ item }: Spec, entry: readonly Node[]): readonly [string, unknown] {
  return [textOf(named(entry, "key")[0]!), slowValue(item!, named(entry, "value")[0]!)];
}

function slowValue(spec: Spec, children: readonly Node[]): unknown {
  const elements = children.filter((child) => nameOf(child) !== "#text").map(childrenOf);
  const text = textOf(children);
  switch (spec.kind) {
    case "structure":
      return slowStructure(spec, children);
    case "list":
      return elements.map((each) => slowValue(spec.item!, each));
    case "map":
      return Object.fromEntries(elements.map((entry) => slowEntry(spec, entry)));
    case "boolean":
      return text === "true";
    case "integer":
    case "long":
      return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
    case "double":
      return Number(text);
    case "blob":
      return new Uint8Array(Buffer.from(text, "base64"));
    case "timestamp":
      return new Date(/^-?[\d.]+$/.test(text) ? Math.floor(Math.round(Number(text) * 1e6) / 1000) : text);
    default:
      return text;
  }
}

/** The tree without shapes: of repeated children the first counts. */
function slowTree(children: readonly Node[]): unknown {
  const elements = children.filter((child) => nameOf(child) !== "#text");
  if (elements.length === 0) return textOf(children) || null;
  const output: Record<string, unknown> = {};
  for (const child of elements) {
    const name = nameOf(child);
    const value = slowTree(childrenOf(child));
    if (!Object.hasOwn(output, name)) output[name] = value;
    else if (typeof output[name] !== "object" || output[name] === null) output[name] = {};
  }
  return output;
}

function randomElement(random: Random, depth: number): string {
  const name = random.pick(["a", "b", "Key", "x-1", "_y", "Size.of", "n:c"]);
  const attributes = random.chance(0.2) ? random.pick([' n="1"', " n='a&amp;b' m=\">\"", ' n = "x" ', ' xmlns:n="u"']) : "";
  if (random.chance(0.15)) return `<${name}${attributes}/>`;
  const count = depth < 4 && random.chance(0.6) ? 1 + random.below(3) : 0;
  let inner = "";
  if (count === 0)
    inner = random.pick([
      "",
      "text",
      "1.0",
      "a &lt; b &amp;&quot;",
      "&#65;&#x42;",
      "<![CDATA[<x>&]]>",
      "emoji \u{1F600}",
      "é ü",
      " ",
    ]);
  for (let child = 0; child < count; child++)
    inner += (random.chance(0.2) ? "<!-- c -->" : "") + randomElement(random, depth + 1);
  return `<${name}${attributes}>${inner}</${name}${random.chance(0.1) ? " " : ""}>`;
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
