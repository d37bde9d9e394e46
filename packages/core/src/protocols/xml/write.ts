/**
 * XML of rest-xml bodies (SER-14), written straight to text. Elements come in the caller's order. Unlike botocore a null member
 * does not stop the members behind it, and carriage returns are written as references, because XML readers turn them into line feeds.
 */
import { isAbsent, itemsOf, mapOf, membersOf, memberToWrite } from "../input-values.ts";
import { scalarText } from "../scalar-text.ts";
import type { Shape } from "../../schema/shape.ts";

const SPECIAL = /[&<>\r]/;
const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#09;",
};

/**
 * Writes an element; flattened lists and maps become several.
 *
 * @param bodyOnly - leave out the members of this structure that travel outside the body
 */
export function writeXml(shape: Shape, value: unknown, name: string, millis: boolean | undefined, bodyOnly = false): string {
  switch (shape.kind) {
    case "structure":
      return writeStructure(shape, membersOf(shape, value), name, millis, bodyOnly);
    case "list": {
      const element = shape.element!;
      const itemName = shape.flat ? name : (element.name ?? "member");
      let text = "";
      for (const item of itemsOf(shape, value)) if (!isAbsent(item)) text += writeXml(element, item, itemName, millis);
      return shape.flat ? text : wrap(name, namespace(shape), text);
    }
    case "map": {
      const attributes = namespace(shape);
      let text = "";
      const entries = mapOf(shape, value);
      for (const key in entries) {
        const item = entries[key];
        if (isAbsent(item)) continue;
        const entry =
          writeXml(shape.key!, key, shape.key!.name ?? "key", millis) +
          writeXml(shape.value!, item, shape.value!.name ?? "value", millis);
        text += shape.flat ? wrap(name, attributes, entry) : wrap("entry", "", entry);
      }
      return shape.flat ? text : wrap(name, attributes, text);
    }
    default:
      return wrap(name, namespace(shape), escapeText(scalarText(shape, value, "iso8601", millis)));
  }
}

function writeStructure(
  shape: Shape,
  value: Record<string, unknown>,
  name: string,
  millis: boolean | undefined,
  bodyOnly: boolean,
): string {
  let attributes = namespace(shape);
  let text = "";
  for (const key in value) {
    const item = value[key];
    const member = memberToWrite(shape, key, item);
    if (member === undefined || (bodyOnly && member.location !== undefined)) continue;
    if (member.shape.attribute) attributes += attribute(member.wireName, scalarText(member.shape, item, "iso8601", millis));
    else text += writeXml(member.shape, item, member.wireName, millis);
  }
  return wrap(name, attributes, text);
}

function wrap(name: string, attributes: string, content: string): string {
  return content === "" ? `<${name}${attributes} />` : `<${name}${attributes}>${content}</${name}>`;
}

function namespace(shape: Shape): string {
  if (shape.ns === undefined) return "";
  return attribute(shape.prefix === undefined ? "xmlns" : `xmlns:${shape.prefix}`, shape.ns);
}

function attribute(name: string, value: string): string {
  return ` ${name}="${value.replace(/[&<>"\r\n\t]/g, (character) => REFERENCES[character]!)}"`;
}

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>\r]/g, (character) => REFERENCES[character]!) : text;
}
