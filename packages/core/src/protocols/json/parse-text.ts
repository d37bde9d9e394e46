/**
 * JSON text to values. `JSON.parse` rounds integers beyond 2^53, so a text that may hold one is parsed a second time with those
 * integers kept as bigint; nothing else pays for it.
 */
import { decodeUtf8 } from "../decode-utf8.ts";
import { isObject } from "./read-shape.ts";

/** Most texts have no such run of digits at all, which is the quicker question. */
const LONG_DIGITS = /\d{16}/;
/** A number of 16 or more digits where a value may begin; fractions and exponents are sorted out later. */
const LONG_NUMBER = /[:[,\s]-?\d{16}/;
const QUOTE_OR_NUMBER = /\\.|"|-?\d[\d.eE+-]*/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/**
 * Parses a body. As in botocore an empty body is an empty object, and a body that is not JSON an object with the text as `message`.
 *
 * @throws ResponseParserError when the bytes are not UTF-8
 */
export function parseJsonBody(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  const text = decodeUtf8(body);
  try {
    return parseJson(text);
  } catch {
    return { message: text };
  }
}

/** Parses the body of an error; one that is JSON but no object becomes the message, so that the error is still raised. */
export function parseErrorBody(body: Uint8Array): Record<string, unknown> {
  const value = parseJsonBody(body);
  return isObject(value) ? value : { message: decodeUtf8(body) };
}

/** Parses a text; integers beyond 2^53 are bigint. @throws SyntaxError when it is no JSON */
export function parseJson(text: string): unknown {
  return LONG_DIGITS.test(text) && LONG_NUMBER.test(text) ? parseExactly(text) : JSON.parse(text);
}

function parseExactly(text: string): unknown {
  // A text that is no JSON must not become one.
  JSON.parse(text);
  // Long integers become strings behind a mark nobody can foresee, and the reviver turns those into bigint.
  const mark = `${Math.random()}${Math.random()}:`;
  let isInString = false;
  const marked = text.replace(QUOTE_OR_NUMBER, (token) => {
    if (token === '"') isInString = !isInString;
    return isInString || !LONG_INTEGER.test(token) || Number.isSafeInteger(Number(token)) ? token : `"${mark}${token}"`;
  });
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}
