/** CRC-64/NVME, S3's own default; in halves of 32 bits, since 64-bit numbers are slow in JavaScript. */
import type { IncrementalHash } from "../platform/platform.ts";

const POLYNOMIAL_HIGH = 0x9a6c9329;
const POLYNOMIAL_LOW = 0xac4bc9b5;

let table: Int32Array | undefined;

/** Low half of entry `b` at `2 * b`, high half behind it. */
function buildTable(): Int32Array {
  const built = new Int32Array(512);
  for (let byte = 0; byte < 256; byte++) {
    let low = byte;
    let high = 0;
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (isOdd) {
        low ^= POLYNOMIAL_LOW;
        high ^= POLYNOMIAL_HIGH;
      }
    }
    built[2 * byte] = low;
    built[2 * byte + 1] = high;
  }
  return built;
}

export class Crc64Nvme implements IncrementalHash {
  #low = -1;
  #high = -1;

  update(data: string | Uint8Array): this {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const effects = (table ??= buildTable());
    let low = this.#low;
    let high = this.#high;
    for (let index = 0; index < bytes.length; index++) {
      const entry = ((low ^ bytes[index]!) & 255) << 1;
      low = ((low >>> 8) | (high << 24)) ^ effects[entry]!;
      high = (high >>> 8) ^ effects[entry + 1]!;
    }
    this.#low = low;
    this.#high = high;
    return this;
  }

  digest(): Uint8Array {
    const digest = new Uint8Array(8);
    const view = new DataView(digest.buffer);
    view.setInt32(0, ~this.#high);
    view.setInt32(4, ~this.#low);
    return digest;
  }
}
