/**
 * Request bodies as what they mean: JSON as values, XML as element trees, forms as ordered pairs, CBOR as decoded values;
 * other bodies by their bytes. The same meaning may have different bytes, so bytes are only compared first.
 */
import { XMLParser } from "fast-xml-parser";
import { readCbor } from "./cbor.ts";
import { findDifferences } from "./compare.ts";
import { toTaggedNow, type Tagged } from "./tagged.ts";

export type BodyKind = "json" | "xml" | "form" | "cbor" | "bytes";

/** What the body of a protocol is, unless an operation's payload is a blob or text. */
export function bodyKindOf(protocol: string): BodyKind {
  switch (protocol) {
    case "json":
    case "rest-json":
      return "json";
    case "rest-xml":
      return "xml";
    case "query":
    case "ec2":
      return "form";
    case "smithy-rpc-v2-cbor":
      return "cbor";
    default:
      return "bytes";
  }
}

/** Returns what differs between two bodies; when either cannot be read as its kind, their bytes are compared. */
export function findBodyDifferences(kind: BodyKind, expected: Buffer, actual: Buffer): string[] {
  if (expected.equals(actual)) return [];
  const meanings = [expected, actual].map((body) => readBody(kind, body));
  if (meanings[0] === undefined || meanings[1] === undefined)
    return findDifferences(showBytes(expected), showBytes(actual), "body");
  return findDifferences(meanings[0], meanings[1], "body");
}

/** The meaning of a body, or undefined when it is not of its kind. */
export function readBody(kind: BodyKind, body: Buffer): Tagged | undefined {
  if (kind === "bytes" || body.length === 0) return undefined;
  try {
    switch (kind) {
      case "json":
        return readExactJson(body.toString("utf8"));
      case "xml":
        return readXml(body.toString("utf8"));
      case "form":
        return readForm(body.toString("utf8"));
      case "cbor":
        return toTaggedNow(readCbor(body));
    }
  } catch {
    return undefined;
  }
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** JSON with integers beyond 2^53 as `$int`. */
function readExactJson(text: string): Tagged {
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `{"$int":"${token}"}` : token,
  );
  return JSON.parse(marked) as Tagged;
}

/** Python writes `100.0` and `1e-07` where JavaScript writes `100` and `1e-7`; numbers are compared by value. */
function readNumber(text: string): string {
  return /^-?\d+(?:\.0|(?:\.\d+)?e[+-]?\d+)$/.test(text) ? String(Number(text)) : text;
}

function readForm(text: string): Tagged {
  return [...new URLSearchParams(text)].map(([name, value]) => [name, readNumber(value)]);
}

const ATTRIBUTES = ":@";
const TEXT = "#text";
const xmlParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  processEntities: { enabled: true, maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
});

type XmlNode = Record<string, unknown>;

/** An element as `[name, attributes, text or children]`. */
function readXml(text: string): Tagged {
  if (!text.trimStart().startsWith("<")) throw new Error("not XML");
  return (xmlParser.parse(text) as XmlNode[]).filter((node) => !(TEXT in node)).map(readElement);
}

function readElement(node: XmlNode): Tagged {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES)!;
  const content = node[name] as XmlNode[];
  const elements = content.filter((child) => !(TEXT in child));
  const text = content.map((child) => String(child[TEXT] ?? "")).join("");
  const attributes = (node[ATTRIBUTES] ?? {}) as { [name: string]: string };
  return [name, attributes, elements.length > 0 ? elements.map(readElement) : readNumber(text)];
}

function showBytes(body: Buffer): Tagged {
  const text = body.toString("utf8");
  return Buffer.from(text).equals(body) ? text : { $blob: body.toString("base64") };
}
