/**
 * Leaves the facts of a model and drops its prose: `documentation` strings of services, operations, shapes, members and
 * rule parameters, `description` strings of waiters, and the documentation section of a defaults file. A member that
 * happens to be *named* `documentation` is an object and stays. The short deprecation messages stay, without HTML tags.
 */
import { isJsonObject, type JsonObject, type JsonValue } from "./canonical-json.ts";

/** Keys whose string values are prose, by kind of file; `documentation` is one in every kind. */
const PROSE: Readonly<Record<string, readonly string[]>> = { "waiters-2": ["description"] };

/** Returns a copy of a model document without its prose. */
export function stripDocumentation(document: JsonObject, kind: string): JsonObject {
  const prose = new Set(["documentation", ...(PROSE[kind] ?? [])]);
  const stripped = strip(document, prose) as JsonObject;
  if (kind === "sdk-default-configuration") delete stripped["documentation"];
  return stripped;
}

function strip(value: JsonValue, prose: ReadonlySet<string>): JsonValue {
  if (Array.isArray(value)) return value.map((item) => strip(item, prose));
  if (!isJsonObject(value)) return value;
  const kept: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === "string") {
      if (prose.has(key)) continue;
      kept[key] = key === "deprecatedMessage" ? item.replace(/<[^>]*>/g, "") : item;
    } else {
      kept[key] = strip(item, prose);
    }
  }
  return kept;
}
