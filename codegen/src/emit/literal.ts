/** Writes values as TypeScript source. */
import { isIdentifier } from "../plan/names.ts";

/** Source text that stands in a literal as it is, e.g. the name of a constant. */
export class Reference {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** A value as a literal. Members that are `undefined` are left out; short values stand on one line. */
export function literal(value: unknown, indent = ""): string {
  if (value instanceof Reference) return value.source;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => literal(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => property(key, literal(item, inner)));
  const [open, close] = isList ? ["[", "]"] : ["{ ", " }"];
  if (parts.length === 0) return isList ? "[]" : "{}";
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length + indent.length <= 110 && !line.includes("\n")) return line;
  return `${open.trim()}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close.trim()}`;
}

function property(key: string, value: string): string {
  return key === value ? key : `${propertyName(key)}: ${value}`;
}

/** A property's name, in quotes where it needs them. */
export function propertyName(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

/** JSON text as a string in single quotes, so that its own quotes need no escape. */
export function jsonText(json: string): string {
  return `'${json.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")}'`;
}
