/** Cuts a JMESPath expression into tokens; where they begin is kept for messages. */
import { LexerError } from "./errors.ts";

/** Kinds under the names of Python's `jmespath`, which appear in messages. */
export type TokenKind =
  | "and"
  | "colon"
  | "comma"
  | "current"
  | "dot"
  | "eof"
  | "eq"
  | "expref"
  | "filter"
  | "flatten"
  | "gt"
  | "gte"
  | "lbrace"
  | "lbracket"
  | "literal"
  | "lparen"
  | "lt"
  | "lte"
  | "ne"
  | "not"
  | "number"
  | "or"
  | "pipe"
  | "quoted_identifier"
  | "rbrace"
  | "rbracket"
  | "rparen"
  | "star"
  | "unquoted_identifier";

export interface Token {
  readonly kind: TokenKind;
  /** The text; of literals and numbers the value. */
  readonly value: unknown;
  readonly start: number;
}

/** Tokens that are always these characters; longer ones first. */
const FIXED: ReadonlyArray<readonly [text: string, kind: TokenKind]> = [
  ["[]", "flatten"],
  ["[?", "filter"],
  ["||", "or"],
  ["&&", "and"],
  ["<=", "lte"],
  [">=", "gte"],
  ["!=", "ne"],
  ["==", "eq"],
  [".", "dot"],
  ["*", "star"],
  ["[", "lbracket"],
  ["]", "rbracket"],
  [",", "comma"],
  [":", "colon"],
  ["@", "current"],
  ["(", "lparen"],
  [")", "rparen"],
  ["{", "lbrace"],
  ["}", "rbrace"],
  ["|", "pipe"],
  ["&", "expref"],
  ["<", "lt"],
  [">", "gt"],
  ["!", "not"],
];

/**
 * The tokens of an expression, `eof` last.
 *
 * @throws LexerError for characters that are no token
 */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  const word = /[ \t\n\r]+|([A-Za-z_]\w*)|(-?\d+)|(["'`])/y;
  for (let start = 0; start < expression.length;) {
    word.lastIndex = start;
    const match = word.exec(expression);
    if (!match) {
      const [text, kind] = fixedAt(expression, start);
      tokens.push({ kind, value: text, start });
      start += text.length;
      continue;
    }
    const [whole, name, number, quote] = match;
    let end = start + whole.length;
    if (name !== undefined) tokens.push({ kind: "unquoted_identifier", value: name, start });
    else if (number !== undefined) tokens.push({ kind: "number", value: Number(number), start });
    else if (quote !== undefined) {
      end = closingQuote(expression, start, quote);
      tokens.push(quoted(expression, start, end, quote));
      end++;
    }
    start = end;
  }
  tokens.push({ kind: "eof", value: "", start: expression.length });
  return tokens;
}

function fixedAt(expression: string, start: number): readonly [string, TokenKind] {
  for (const entry of FIXED) if (expression.startsWith(entry[0], start)) return entry;
  const character = String.fromCodePoint(expression.codePointAt(start)!);
  throw new LexerError(
    `Unknown token ${character === "=" || character === "-" ? `'${character}'` : character}`,
    start,
    expression,
  );
}

/** Where the quote at `start` ends; a backslash takes the next character with it. */
function closingQuote(expression: string, start: number, quote: string): number {
  for (let index = start + 1; index < expression.length; index++) {
    if (expression[index] === quote) return index;
    if (expression[index] === "\\") index++;
  }
  throw new LexerError(`Unclosed ${quote} delimiter`, start, expression);
}

function quoted(expression: string, start: number, end: number, quote: string): Token {
  const text = expression.slice(start + 1, end);
  if (quote === "'") return { kind: "literal", value: text.replaceAll("\\'", "'"), start };
  if (quote === "`") return { kind: "literal", value: parseLiteral(text.replaceAll("\\`", "`"), start, expression), start };
  const value = parseJson(`"${text}"`);
  if (value === undefined)
    throw new LexerError(text.includes("\\u") ? "Invalid \\uXXXX escape" : "Invalid \\escape", start, expression);
  return { kind: "quoted_identifier", value, start };
}

/** JSON; words without quotes, which older versions of the language had, are text. */
function parseLiteral(text: string, start: number, expression: string): unknown {
  let value = parseJson(text);
  if (value === undefined) value = parseJson(`"${text.trimStart()}"`);
  if (value === undefined) throw new LexerError(`Bad token ${text}`, start, expression);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
