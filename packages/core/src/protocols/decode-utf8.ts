/** Bytes to text, strictly: a damaged byte is an error, never a replacement character. A byte order mark stays. */

let decoder: TextDecoder | undefined;

/** @throws TypeError when the bytes are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  return (decoder ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })).decode(bytes);
}
