/** CRC-32 (zlib) and CRC-32C (Castagnoli), eight bytes at a time; CRC-32 by the platform where it has it. */
import { crc32 as platformCrc32 } from "#platform";
import type { IncrementalHash } from "../platform/platform.ts";
import { plainCrc32, SMALL_BYTES } from "./plain-crc32.ts";

const tables: Map<number, Uint32Array> = /*#__PURE__*/ new Map();

/** Eight tables of 256 entries behind each other: entry `256 * k + b` is the effect of byte `b` followed by `k` zero bytes. */
function tableOf(polynomial: number): Uint32Array {
  let table = tables.get(polynomial);
  if (table) return table;
  table = new Uint32Array(2048);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    table[byte] = crc;
  }
  for (let index = 256; index < 2048; index++) {
    const before = table[index - 256]!;
    table[index] = (before >>> 8) ^ table[before & 255]!;
  }
  tables.set(polynomial, table);
  return table;
}

class Crc implements IncrementalHash {
  readonly #polynomial: number;
  #crc = 0;

  constructor(polynomial: number) {
    this.#polynomial = polynomial;
  }

  update(data: string | Uint8Array): this {
    this.#crc = this.advance(this.#crc, typeof data === "string" ? new TextEncoder().encode(data) : data);
    return this;
  }

  digest(): Uint8Array {
    const digest = new Uint8Array(4);
    new DataView(digest.buffer).setUint32(0, this.#crc);
    return digest;
  }

  protected advance(start: number, data: Uint8Array): number {
    const table = tableOf(this.#polynomial);
    let crc = ~start;
    let index = 0;
    for (const end = data.length - 7; index < end; index += 8) {
      crc ^= data[index]! | (data[index + 1]! << 8) | (data[index + 2]! << 16) | (data[index + 3]! << 24);
      crc =
        table[1792 + (crc & 255)]! ^
        table[1536 + ((crc >>> 8) & 255)]! ^
        table[1280 + ((crc >>> 16) & 255)]! ^
        table[1024 + (crc >>> 24)]! ^
        table[768 + data[index + 4]!]! ^
        table[512 + data[index + 5]!]! ^
        table[256 + data[index + 6]!]! ^
        table[data[index + 7]!]!;
    }
    for (; index < data.length; index++) crc = (crc >>> 8) ^ table[(crc ^ data[index]!) & 255]!;
    return ~crc >>> 0;
  }
}

/** The CRC of zlib, gzip and S3's default. */
export class Crc32 extends Crc {
  constructor() {
    super(0xedb88320);
  }

  protected override advance(start: number, data: Uint8Array): number {
    if (data.length <= SMALL_BYTES) return plainCrc32(data, start);
    return platformCrc32(data, start) ?? super.advance(start, data);
  }
}

/** The CRC of iSCSI. */
export class Crc32c extends Crc {
  constructor() {
    super(0x82f63b78);
  }
}
