/** Bytes to text, strictly: a damaged byte is an error, never a replacement character. A byte order mark stays. */
import { unreadable } from "./unreadable-reply.ts";

let decoder: TextDecoder | undefined;

/** @throws ResponseParserError when the bytes are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return (decoder ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })).decode(bytes);
  } catch (cause) {
    throw unreadable("it is not UTF-8", cause);
  }
}
