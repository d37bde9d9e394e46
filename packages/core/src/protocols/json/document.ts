/** Free-form JSON: as `JSON.stringify`, except that integers given as `bigint` are written exactly. */

/** @throws TypeError when the value refers to itself */
export function writeDocument(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    // The only way to write a bigint is by hand; everything else `JSON.stringify` refuses is the caller's mistake.
    if (!/BigInt/.test(String(error))) throw error;
    return writeWithBigints(value);
  }
}

function writeWithBigints(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null || "toJSON" in value) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(writeWithBigints).join(",")}]`;
  const entries = Object.entries(value).filter((entry) => entry[1] !== undefined);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${writeWithBigints(item)}`).join(",")}}`;
}
