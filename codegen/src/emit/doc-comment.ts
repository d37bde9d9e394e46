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
    .flatMap(wrapper(WIDTH - 3 - indent.length));
  if (safe.length === 0) return "";
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** Breaks long lines between words, those behind a list mark with its indent; code stays as it is. */
function wrapper(width: number): (line: string) => string[] {
  let inCode = false;
  return (line) => {
    const fence = line.startsWith("```");
    if (fence) inCode = !inCode;
    return fence || inCode || line.length <= width ? [line] : wrap(line, width);
  };
}

function wrap(line: string, width: number): string[] {
  const [mark = ""] = /^ *(?:- |\d+\. )?/.exec(line) ?? [];
  const indent = " ".repeat(mark.length);
  const lines: string[] = [];
  let current = mark;
  for (const word of line.slice(mark.length).split(" ")) {
    const empty = current === mark || current === indent;
    if (!empty && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent + word;
    } else current += empty ? word : ` ${word}`;
  }
  return [...lines, current];
}
