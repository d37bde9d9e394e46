/** XML whose shape is not known: errors, and the odd replies customizations look into. */
import { defineEntry } from "../define-entry.ts";
import type { XmlReader } from "./reader.ts";

/** What an element without a shape reads as: its text, null when it is empty, or its children by name. */
export type XmlValue = string | null | { [name: string]: XmlValue };

/**
 * Reads the current element, to its end. Of repeated children the first counts, as in botocore `_replace_nodes`, and repeated
 * children without children of their own read as an empty object.
 */
export function readXmlTree(reader: XmlReader): XmlValue {
  const children: { [name: string]: XmlValue } = {};
  let text: string | undefined;
  while (reader.next()) {
    text ??= reader.text;
    const { name } = reader;
    const value = readXmlTree(reader);
    if (!Object.hasOwn(children, name)) defineEntry(children, name, value);
    else if (typeof children[name] !== "object" || children[name] === null) defineEntry(children, name, {});
  }
  return text === undefined ? reader.text || null : children;
}

/** Reads the children of the current element; text has none. */
export function readXmlChildren(reader: XmlReader): { [name: string]: XmlValue } {
  const tree = readXmlTree(reader);
  return typeof tree === "object" ? { ...tree } : {};
}
