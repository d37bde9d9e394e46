/** JSON as Python's `json.dumps` writes it with sorted keys: the names of the AWS CLI's cache files are hashes of such texts. */

/**
 * Writes a value with sorted keys, in ASCII.
 *
 * @param comma - between members: `", "` or `","`
 * @param colon - after names: `": "` or `":"`
 */
export function pythonJson(value: unknown, comma: string, colon: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => pythonJson(item, comma, colon)).join(comma)}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([name, item]) => pythonJson(name, comma, colon) + colon + pythonJson(item, comma, colon)).join(comma)}}`;
  }
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
