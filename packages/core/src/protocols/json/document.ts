/** Free-form JSON: as `JSON.stringify`, except that integers given as `bigint` are written exactly. */

/** @throws TypeError when the value refers to itself */
export function writeDocument(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    // Either a bigint, which becomes a string behind a mark nobody can foresee, or a value refused again.
    const mark = `${Math.random()}:`;
    const marked = JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? mark + item : item));
    return marked.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
  }
}
