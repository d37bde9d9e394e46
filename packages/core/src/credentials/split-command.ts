/** Splits a command line into words (botocore `compat_shell_split`): as a POSIX shell, or as Windows programs do. */
import { splitHeader } from "../config/ini-file.ts";
import { InvalidConfigError } from "../errors/config.ts";

/**
 * @param platform - `process.platform`
 * @throws InvalidConfigError when a quote is not closed
 */
export function splitCommand(command: string, platform: string): string[] {
  const words = platform === "win32" ? splitForWindows(command) : splitHeader(command);
  if (words) return words;
  throw new InvalidConfigError("The value of credential_process has a quote that is not closed.");
}

/**
 * Space and tab separate, double quotes group, and a backslash means itself except in a row that leads to a double quote: two
 * stand for one, and an odd one makes the quote a character.
 */
function splitForWindows(command: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  let backslashes = 0;
  for (const character of command) {
    if (character === "\\") {
      backslashes++;
      continue;
    }
    if (character === '"') {
      word = (word ?? "") + "\\".repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
      backslashes = 0;
      continue;
    }
    if (backslashes > 0) word = (word ?? "") + "\\".repeat(backslashes);
    backslashes = 0;
    if ((character === " " || character === "\t") && !isQuoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + character;
  }
  if (isQuoted) return undefined;
  if (backslashes > 0) word = (word ?? "") + "\\".repeat(backslashes);
  if (word !== undefined) words.push(word);
  return words;
}
