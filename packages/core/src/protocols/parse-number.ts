/** Numbers written as text: in XML, in headers, and in JSON bodies of rest-json. They read as Python's `int` and `float` do. */
import { specialNumber } from "./special-number.ts";
import { unreadable } from "./unreadable-reply.ts";

/**
 * Reads an integer; beyond 2^53 it becomes a bigint, so that no digit is lost.
 *
 * @throws ResponseParserError when the text is no integer
 */
export function parseInteger(text: string): number | bigint {
  const value = Number(text);
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw unreadable(`expected an integer, got ${JSON.stringify(text)}`);
  return Number.isSafeInteger(value) ? value + 0 : BigInt(text.replace("+", ""));
}

/**
 * Reads a float, with `NaN`, `Infinity` and `-Infinity` as words.
 *
 * @throws ResponseParserError when the text is no number
 */
export function parseDecimal(text: string): number {
  const special = specialNumber(text);
  if (special !== undefined) return special;
  const value = Number(text);
  // JavaScript also reads nothing, and 0x, 0b and 0o, as numbers.
  if (Number.isNaN(value) || /[xbo]|^\s*$/i.test(text)) throw unreadable(`expected a number, got ${JSON.stringify(text)}`);
  return value;
}
