/**
 * How Python prints a value. Texts of botocore that users match on print values this way, and so do presigned addresses whose call
 * has a structure in its body.
 */

/** Python's `repr`. */
export function pythonRepr(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(", ")}]`;
  if (value instanceof Uint8Array) return `b${quote(String.fromCharCode(...value.subarray(0, 1000)))}`;
  if (value instanceof Date) return `${value.toISOString().slice(0, 19).replace("T", " ")}+00:00`;
  if (value instanceof Set) return value.size === 0 ? "set()" : `{${[...value].map(pythonRepr).join(", ")}}`;
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, item]) => `${quote(key)}: ${pythonRepr(item)}`);
    return `{${entries.join(", ")}}`;
  }
  return String(value);
}

/** Name of the Python type that a value of ours would be there. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (typeof value !== "object") return { string: "str", boolean: "bool", bigint: "int" }[typeof value as "string"] ?? typeof value;
  if (Array.isArray(value)) return "list";
  if (value instanceof Uint8Array) return "bytes";
  if (value instanceof Date) return "datetime.datetime";
  return value instanceof Set ? "set" : "dict";
}

/** Python's `str`: texts as they are. */
export function pythonText(value: unknown): string {
  return typeof value === "string" ? value : pythonRepr(value);
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  // oxlint-disable-next-line no-control-regex
  const escaped = text.replace(/[\0-\x1f\\\x7f]/g, (sign) => ESCAPES[sign] ?? `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}
