/**
 * The checksum that DynamoDB sends with every reply, `x-amz-crc32` (botocore `retryhandler.py`, `retries/special.py`; spec RET-06).
 * Where the platform has no CRC-32 this one is enough: such replies have a megabyte at most.
 */
import { crc32 } from "#platform";
import { ChecksumError } from "../errors/stream.ts";
import { plainCrc32, SMALL_BYTES } from "./plain-crc32.ts";

/** The error of a reply whose body is damaged. Compressed bodies are left out: the checksum is that of the compressed bytes. */
export function checkCrc32(response: { headers: Readonly<Record<string, string>>; body: Uint8Array }): Error | undefined {
  const expected = response.headers["x-amz-crc32"];
  if (expected === undefined || response.headers["content-encoding"] !== undefined) return undefined;
  const { body } = response;
  const actual = (body.length > SMALL_BYTES ? crc32(body, 0) : undefined) ?? plainCrc32(body, 0);
  return Number(expected) === actual ? undefined : new ChecksumError("crc32", expected, String(actual));
}
