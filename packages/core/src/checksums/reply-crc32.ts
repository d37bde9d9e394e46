/**
 * The checksum that DynamoDB sends with every reply, `x-amz-crc32` (botocore `retryhandler.py`, `retries/special.py`; spec RET-06).
 * Where the platform has no CRC-32 this one is enough: such replies have a megabyte at most.
 */
import { crc32 } from "#platform";
import { ChecksumError } from "../errors/stream.ts";

/** The error of a reply whose body is damaged. Compressed bodies are left out: the checksum is that of the compressed bytes. */
export function checkCrc32(response: { headers: Readonly<Record<string, string>>; body: Uint8Array }): Error | undefined {
  const expected = response.headers["x-amz-crc32"];
  if (expected === undefined || response.headers["content-encoding"] !== undefined) return undefined;
  const actual = crc32(response.body, 0) ?? plainCrc32(response.body);
  return Number(expected) === actual ? undefined : new ChecksumError("crc32", expected, String(actual));
}

let table: Int32Array | undefined;

/** CRC-32 byte by byte; exported for its test. */
export function plainCrc32(data: Uint8Array): number {
  table ??= Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
  let crc = -1;
  for (const byte of data) crc = (crc >>> 8) ^ table[(crc ^ byte) & 255]!;
  return ~crc >>> 0;
}
