/**
 * Reads the INI dialect of `~/.aws/config` as Python's `RawConfigParser` does, which is what botocore `configloader.py` stands on:
 * comments only on lines of their own, `=` or `:` after a name, names in lower case, indented lines continue a value, a section
 * or name given twice is an error, `[DEFAULT]` (in capitals) gives every section its values. A value that begins on the line
 * below its name is a block of `name = value` lines, one level deep.
 */
import { ConfigParseError } from "../errors/config.ts";

/** A value, or a nested block. */
export type IniValue = string | Readonly<Record<string, string>>;

/** The values of one section by lower-case name. */
export type IniSection = Readonly<Record<string, IniValue>>;

const HEADER = /^\[(.+)\]/;
const OPTION = /^(.*?)\s*[=:]\s*(.*)$/;
const COMMENT = /^\s*[#;]/;

/**
 * Parses the text of a configuration file.
 *
 * @param path - for the error
 * @returns sections by their whole header, in the order of the file
 * @throws ConfigParseError when a line is neither header, option, continuation nor comment; its cause has the line
 */
export function parseIni(text: string, path: string): Map<string, IniSection> {
  const fail = (line: number, problem: string): never => {
    throw new ConfigParseError(path, { cause: new Error(`line ${line + 1}: ${problem}`) });
  };
  if (text.includes("\ufffd")) fail(0, "the file is not UTF-8");
  const sections = new Map<string, Map<string, string[]>>();
  const defaults = new Map<string, string[]>();
  let section: Map<string, string[]> | undefined;
  let value: string[] | undefined;
  let indent = 0;

  for (const [number, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (COMMENT.test(line)) continue;
    const content = line.trim();
    if (content === "") {
      value?.push("");
      continue;
    }
    const lineIndent = line.search(/\S/);
    if (value && lineIndent > indent) {
      value.push(content);
      continue;
    }
    indent = lineIndent;
    const header = HEADER.exec(content)?.[1];
    if (header !== undefined) {
      value = undefined;
      if (header === "DEFAULT") section = defaults;
      else if (sections.has(header)) fail(number, `section [${header}] stands twice`);
      else sections.set(header, (section = new Map()));
      continue;
    }
    if (!section) return fail(number, "there is no [section] before this line");
    const [, name = "", first = ""] = OPTION.exec(content) ?? [];
    if (name === "") fail(number, `expected "name = value"`);
    const key = name.toLowerCase();
    if (section.has(key)) fail(number, `"${key}" stands twice in its section`);
    section.set(key, (value = [first]));
  }

  const read = new Map<string, IniSection>();
  for (const [header, own] of sections) {
    const values: Record<string, IniValue> = {};
    for (const [key, lines] of new Map([...own, ...[...defaults].filter(([key]) => !own.has(key))])) {
      const joined = lines.join("\n").trimEnd();
      values[key] = joined.startsWith("\n") ? parseBlock(joined, path) : joined;
    }
    read.set(header, values);
  }
  return read;
}

function parseBlock(text: string, path: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const equals = line.indexOf("=");
    if (equals < 0) throw new ConfigParseError(path, { cause: new Error('a line of a nested block has no "="') });
    values[line.slice(0, equals).trim()] = line.slice(equals + 1).trim();
  }
  return values;
}

/**
 * Splits a section header into words like a POSIX shell: quotes group, a backslash takes the next character as it is.
 *
 * @returns undefined when a quote is not closed
 */
export function splitHeader(header: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let index = 0; index < header.length; index++) {
    const character = header[index]!;
    if (quote !== "") {
      if (character === quote) quote = "";
      else if (character === "\\" && quote === '"' && /["\\]/.test(header[index + 1] ?? "")) word += header[++index]!;
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= "";
    } else if (character === "\\") {
      if (++index >= header.length) return undefined;
      word = (word ?? "") + header[index]!;
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + character;
  }
  if (quote !== "") return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
