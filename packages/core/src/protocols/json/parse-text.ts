/**
 * JSON text to values. `JSON.parse` rounds integers beyond 2^53, so a text that holds one is parsed a second time with those
 * integers kept as bigint; nothing else pays for it.
 */
import { ResponseParserError } from "../../errors/parser.ts";
import type { Shape } from "../../schema/shape.ts";
import { decodeUtf8 } from "../decode-utf8.ts";
import { isObject } from "./read-shape.ts";

/** A number of 16 or more digits where a value may begin; fractions and exponents are sorted out later. */
const LONG_NUMBER = /[:[,\s]-?\d{16}/;
const NUMBER = /-?\d[\d.eE+-]*/g;
const LONG_INTEGER = /^-?\d{16,}$/;

const integerShapes: WeakMap<Shape, boolean> = /*#__PURE__*/ new WeakMap();

/**
 * Parses a body. As in botocore an empty body is an empty object, and a body that is not JSON an object with the text as `message`.
 *
 * @param shape - what the value will be read as; integers are kept exact only if it has some
 * @throws ResponseParserError when the bytes are not UTF-8
 */
export function parseJsonBody(body: Uint8Array, shape: Shape | undefined): unknown {
  if (body.length === 0) return {};
  let text: string;
  try {
    text = decodeUtf8(body);
  } catch (cause) {
    throw new ResponseParserError("Unable to parse response: the JSON is not UTF-8.", {}, { cause });
  }
  try {
    const value: unknown = JSON.parse(text);
    return shape && hasIntegers(shape) && LONG_NUMBER.test(text) ? parseExactly(text) : value;
  } catch {
    return { message: text };
  }
}

/** Parses the body of an error; one that is JSON but no object becomes the message, so that the error is still raised. */
export function parseErrorBody(body: Uint8Array): Record<string, unknown> {
  const value = parseJsonBody(body, undefined);
  return isObject(value) ? value : { message: decodeUtf8(body) };
}

/** Parses JSON known to be valid, with integers beyond 2^53 as bigint. */
export function parseExactly(text: string): unknown {
  // Long integers become strings behind a mark nobody can foresee, and the reviver turns those into bigint.
  const mark = `${Math.random()}${Math.random()}:`;
  let marked = "";
  for (let at = 0; at < text.length;) {
    let quote = text.indexOf('"', at);
    if (quote < 0) quote = text.length;
    marked += text
      .slice(at, quote)
      .replace(NUMBER, (number) =>
        LONG_INTEGER.test(number) && !Number.isSafeInteger(Number(number)) ? `"${mark}${number}"` : number,
      );
    at = endOfString(text, quote);
    marked += text.slice(quote, at);
  }
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

function endOfString(text: string, quote: number): number {
  let end = quote;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
  } while (isEscaped(text, end));
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 1;
}

function hasIntegers(shape: Shape): boolean {
  let result = integerShapes.get(shape);
  if (result === undefined) {
    if (shape.kind === "integer" || shape.kind === "long") return true;
    integerShapes.set(shape, false);
    result = [shape.element, shape.value, ...shape.members.map((member) => member.shape)].some(
      (inner) => inner !== undefined && hasIntegers(inner),
    );
    integerShapes.set(shape, result);
  }
  return result;
}
