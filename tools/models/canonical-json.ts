/**
 * The canonical text of a model file: keys in the model's order, and one shape, operation, rule, paginator, waiter or
 * resource per line, so that a diff names what changed. Integers beyond 2^53 keep their digits.
 */

/** JSON as the models hold it; integers a double cannot hold are strings that begin with U+0000. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses JSON, keeping the digits of integers that a double would round. @throws SyntaxError */
export function parseExactJson(text: string): JsonValue {
  if (!/\d{16}/.test(text)) return JSON.parse(text) as JsonValue;
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"\\u0000${token}"` : token,
  );
  return JSON.parse(marked) as JsonValue;
}

/**
 * Writes a document.
 *
 * @param expandDepth - how many levels of containers are spread over lines; what lies deeper is one line. The rules of
 *   an endpoint rule set are spread at every depth.
 */
export function formatCanonicalJson(value: JsonValue, expandDepth: number): string {
  const lines: string[] = [];
  formatValue(value, "", expandDepth, "", lines);
  return `${lines.join("\n")}\n`;
}

/** Adds the lines of `value`; the first one begins with `lead` (indentation and key). */
function formatValue(value: JsonValue, lead: string, depth: number, indent: string, lines: string[]): void {
  if (!isSpread(value, depth)) {
    lines.push(lead + oneLine(value));
    return;
  }
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  lines.push(lead + open);
  if (Array.isArray(value)) {
    for (const item of value) {
      formatValue(item, inner, depth - 1, inner, lines);
      lines[lines.length - 1] += ",";
    }
  } else {
    for (const [key, item] of Object.entries(value as JsonObject)) {
      const itemDepth = key === "rules" && Array.isArray(item) ? Math.max(depth - 1, 1) : depth - 1;
      formatValue(item, `${inner}${JSON.stringify(key)}: `, itemDepth, inner, lines);
      lines[lines.length - 1] += ",";
    }
  }
  lines[lines.length - 1] = lines[lines.length - 1]!.slice(0, -1);
  lines.push(indent + close);
}

function isSpread(value: JsonValue, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return depth > 0 && value.length > 0;
  return (depth > 0 && Object.keys(value).length > 0) || Array.isArray(value["rules"]);
}

function oneLine(value: JsonValue): string {
  return JSON.stringify(value).replace(/"\\u0000(-?\d+)"/g, "$1");
}
