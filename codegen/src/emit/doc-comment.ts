/** Writes doc comments. Texts come from models, so whatever would end the comment early is made safe here. */

/** Longest line of a comment, its indent included. */
const WIDTH = 120;

/**
 * @param lines - paragraphs or tags; none gives no comment
 * @param indent - in front of every line
 * @returns the comment with a line break behind it, or nothing
 */
export function docComment(lines: readonly string[], indent = ""): string {
  const safe = lines
    .flatMap((line) => line.split("\n"))
    .map((line) => line.replaceAll("*/", "*\\/"))
    .flatMap((line) => wrap(line, WIDTH - 3 - indent.length));
  if (safe.length === 0) return "";
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** Breaks a line between words. */
function wrap(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
