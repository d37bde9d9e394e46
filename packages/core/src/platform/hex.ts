/** The two digits of each byte; made when first needed. */
let digits: readonly string[] | undefined;

/** Bytes in lower-case hex. */
export function hex(bytes: Iterable<number>): string {
  digits ??= Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
  let text = "";
  for (const byte of bytes) text += digits[byte]!;
  return text;
}
