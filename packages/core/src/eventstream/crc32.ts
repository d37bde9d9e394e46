/** CRC-32 of the framing: by the platform where it has one, else by a table. */
import { crc32 as platformCrc32 } from "#platform";

let table: Uint32Array | undefined;

/** @param seed - CRC of what came before */
export function crc32(data: Uint8Array, seed: number): number {
  return platformCrc32(data, seed) ?? tableCrc32(data, seed);
}

/** The portable form, used where the platform has none. */
export function tableCrc32(data: Uint8Array, seed: number): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });
  let crc = ~seed;
  for (let index = 0; index < data.length; index++) crc = table[(crc ^ data[index]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
