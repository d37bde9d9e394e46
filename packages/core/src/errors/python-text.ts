/**
 * How Python prints a value. Texts of botocore that users match on print values this way, and so do presigned addresses whose call
 * has a structure in its body.
 */

/** Python's `repr`. */
export function pythonRepr(value: unknown): string {
  switch (pythonType(value)) {
    case "NoneType":
      return "None";
    case "bool":
      return value ? "True" : "False";
    case "str":
      return quote(value as string);
    case "bytes":
      return `b${quote(String.fromCharCode(...(value as Uint8Array).subarray(0, 1000)))}`;
    case "list":
      return `[${(value as unknown[]).map(pythonRepr).join(", ")}]`;
    case "set":
      return `{${[...(value as Set<unknown>)].map(pythonRepr).join(", ")}}`;
    case "dict":
      return `{${Object.entries(value as object)
        .map(([key, item]) => `${quote(key)}: ${pythonRepr(item)}`)
        .join(", ")}}`;
    default:
      return String(value);
  }
}

/** Python's `str`: texts as they are. */
export function pythonText(value: unknown): string {
  return typeof value === "string" ? value : pythonRepr(value);
}

const SCALARS: Readonly<Record<string, string>> = { string: "str", boolean: "bool", bigint: "int", undefined: "NoneType" };

/** Name of the Python type that a value of ours would be there. */
export function pythonType(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (typeof value !== "object") return SCALARS[typeof value] ?? typeof value;
  if (value === null) return "NoneType";
  if (Array.isArray(value)) return "list";
  if (value instanceof Uint8Array) return "bytes";
  if (value instanceof Date) return "datetime.datetime";
  return value instanceof Set ? "set" : "dict";
}

function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}
