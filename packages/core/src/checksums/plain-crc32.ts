/**
 * CRC-32 for little data. A table of 256 entries is worth its making for much data only: V8 would compile the loop that fills it, two
 * milliseconds and three megabytes of a program's start.
 */

/** Node would load its zlib for the CRC of the platform, a millisecond of the first call; so much is done as soon here. */
export const SMALL_BYTES = 512;

/** The effect of four bits. */
let table: readonly number[] | undefined;

/** CRC-32 by half bytes, continued from `seed`. */
export function plainCrc32(data: Uint8Array, seed: number): number {
  table ??= Array.from({ length: 16 }, (_, half) => {
    for (let bit = 0; bit < 4; bit++) half = half & 1 ? (half >>> 1) ^ 0xedb88320 : half >>> 1;
    return half;
  });
  let crc = ~seed;
  for (const byte of data) {
    crc ^= byte;
    crc = (crc >>> 4) ^ table[crc & 15]!;
    crc = (crc >>> 4) ^ table[crc & 15]!;
  }
  return ~crc >>> 0;
}
