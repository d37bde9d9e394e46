/** Numbers written as text: in XML, in headers, and in JSON bodies of rest-json. They read as Python's `int` and `float` do. */
import { ResponseParserError } from "../errors/parser.ts";

/**
 * Reads an integer; beyond 2^53 it becomes a bigint, so that no digit is lost.
 *
 * @throws ResponseParserError when the text is no integer
 */
export function parseInteger(text: string): number | bigint {
  if (!/^\s*[+-]?\d+\s*$/.test(text))
    throw new ResponseParserError(`Unable to parse response: expected an integer, got ${JSON.stringify(text)}.`);
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : BigInt(text.trim().replace("+", ""));
}

/**
 * Reads a float, with `NaN`, `Infinity` and `-Infinity` as words.
 *
 * @throws ResponseParserError when the text is no number
 */
export function parseDecimal(text: string): number {
  const special = specialNumber(text);
  if (special !== undefined) return special;
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text))
    throw new ResponseParserError(`Unable to parse response: expected a number, got ${JSON.stringify(text)}.`);
  return Number(text);
}

/** `NaN` and the infinities, which JSON writes as strings. */
export function specialNumber(text: string): number | undefined {
  const match = /^\s*([+-]?)(?:(inf(?:inity)?)|nan)\s*$/i.exec(text);
  if (!match) return undefined;
  return match[2] ? (match[1] === "-" ? -Infinity : Infinity) : NaN;
}
