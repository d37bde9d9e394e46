/** Base64 of replies to bytes. Like Python's `b64decode` it skips characters outside the alphabet and insists on the padding. */
import { decodeBase64 } from "./base64.ts";
import { unreadable } from "./unreadable-reply.ts";

/**
 * Reads a blob; its bytes are its own, not a view into a larger buffer.
 *
 * @throws ResponseParserError when the value is not base64
 */
export function parseBlob(value: unknown): Uint8Array {
  const text = typeof value === "string" ? value.replace(/[^A-Za-z0-9+/=]/g, "") : "?";
  if (text.length % 4 !== 0) throw unreadable("a blob is not valid base64");
  const bytes = decodeBase64(text);
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
