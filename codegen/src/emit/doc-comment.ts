/** Writes doc comments. Texts come from models, so whatever would end the comment early is made safe here. */

/**
 * @param lines - paragraphs or tags; none gives no comment
 * @param indent - in front of every line
 * @returns the comment with a line break behind it, or nothing
 */
export function docComment(lines: readonly string[], indent = ""): string {
  const safe = lines.flatMap((line) => line.split("\n")).map((line) => line.replaceAll("*/", "*\\/"));
  if (safe.length === 0) return "";
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}
