/** Base64 of replies to bytes. Like Python's `b64decode` it skips characters outside the alphabet and insists on the padding. */
import { ResponseParserError } from "../errors/parser.ts";
import { decodeBase64 } from "./base64.ts";

/**
 * Reads a blob; its bytes are its own, not a view into a larger buffer.
 *
 * @throws ResponseParserError when the value is not base64
 */
export function parseBlob(value: unknown): Uint8Array {
  if (typeof value !== "string")
    throw new ResponseParserError(`Unable to parse response: expected base64 text for a blob, got ${typeof value}.`);
  const clean = /[^A-Za-z0-9+/=]/.test(value) ? value.replace(/[^A-Za-z0-9+/=]/g, "") : value;
  if (clean.length % 4 !== 0)
    throw new ResponseParserError("Unable to parse response: a blob is not valid base64 (incorrect padding).");
  const bytes = decodeBase64(clean);
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
