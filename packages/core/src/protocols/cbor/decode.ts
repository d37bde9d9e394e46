/**
 * CBOR (RFC 8949) to values, as far as replies of rpc-v2-cbor use it (botocore `BaseCBORParser`, PAR-21): definite and indefinite
 * items, tag 1 (an instant), half, single and double floats, null and undefined. Null entries of maps are dropped. Whatever is
 * malformed or cut off is an error.
 */
import { ResponseParserError } from "../../errors/parser.ts";
import { decodeUtf8 } from "../decode-utf8.ts";
import { defineEntry } from "../define-entry.ts";
import { parseTimestamp } from "../parse-timestamp.ts";

const INDEFINITE = 31;
const BREAK = 0xff;
const MAX_DEPTH = 1000;

/**
 * Decodes the first data item.
 *
 * @throws ResponseParserError when it is malformed
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  return new Decoder(bytes).item();
}

class Decoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  item(): unknown {
    if (++this.#depth > MAX_DEPTH) throw new ResponseParserError("Unable to parse response: CBOR nested too deeply.");
    const initial = this.#view.getUint8(this.#take(1));
    const value = this.#content(initial >> 5, initial & 31);
    this.#depth--;
    return value;
  }

  #content(major: number, info: number): unknown {
    switch (major) {
      case 0:
        return this.#integer(info);
      case 1: {
        const value = this.#integer(info);
        if (typeof value === "bigint") return -1n - value;
        return value === Number.MAX_SAFE_INTEGER ? -1n - BigInt(value) : -1 - value;
      }
      case 2:
        return this.#byteString(info);
      case 3:
        return this.#textString(info);
      case 4: {
        const items: unknown[] = [];
        for (let left = this.#count(info); this.#hasMore(left); left--) items.push(this.item());
        return items;
      }
      case 5: {
        const entries: Record<string, unknown> = {};
        for (let left = this.#count(info); this.#hasMore(left); left--) {
          const key = String(this.item());
          const value = this.item();
          if (value !== null) defineEntry(entries, key, value);
        }
        return entries;
      }
      case 6:
        return this.#tagged(info);
      default:
        return this.#simpleOrFloat(info);
    }
  }

  /** The argument of an item; beyond 2^53 a bigint. */
  #integer(info: number): number | bigint {
    if (info < 24) return info;
    if (info === 24) return this.#view.getUint8(this.#take(1));
    if (info === 25) return this.#view.getUint16(this.#take(2));
    if (info === 26) return this.#view.getUint32(this.#take(4));
    if (info === 27) {
      const value = this.#view.getBigUint64(this.#take(8));
      return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
    }
    throw new ResponseParserError(
      `Invalid CBOR integer returned from the service; unparsable additional info found for major type 0 or 1: ${info}`,
    );
  }

  /** How many items follow; infinitely many up to a break. */
  #count(info: number): number {
    return info === INDEFINITE ? Infinity : Number(this.#integer(info));
  }

  #hasMore(left: number): boolean {
    return left === Infinity ? !this.#skipBreak() : left > 0;
  }

  #skipBreak(): boolean {
    const isBreak = this.#bytes[this.#at] === BREAK;
    if (isBreak) this.#at++;
    return isBreak;
  }

  #byteString(info: number): Uint8Array {
    if (info !== INDEFINITE) {
      const length = Number(this.#integer(info));
      const start = this.#take(length);
      return this.#bytes.slice(start, start + length);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    while (!this.#skipBreak()) {
      const length = Number(this.#integer(this.#view.getUint8(this.#take(1)) & 31));
      const start = this.#take(length);
      chunks.push(this.#bytes.subarray(start, start + length));
      size += length;
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  #textString(info: number): string {
    let bytes: Uint8Array;
    if (info === INDEFINITE) bytes = this.#byteString(info);
    else {
      const length = Number(this.#integer(info));
      const start = this.#take(length);
      bytes = this.#bytes.subarray(start, start + length);
    }
    return decodeUtf8(bytes);
  }

  #tagged(info: number): Date {
    const tag = this.#integer(info);
    const value = this.item();
    if (tag !== 1) throw new ResponseParserError(`Found CBOR tag not supported: ${tag}`);
    if (typeof value !== "number" && typeof value !== "bigint")
      throw new ResponseParserError(`Unable to parse datetime value: ${String(value)}`);
    return parseTimestamp(value);
  }

  #simpleOrFloat(info: number): boolean | null | number {
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
      case 23:
        return null;
      case 25:
        return halfFloat(this.#view.getUint16(this.#take(2)));
      case 26:
        return this.#view.getFloat32(this.#take(4));
      case 27:
        return this.#view.getFloat64(this.#take(8));
      default:
        throw new ResponseParserError(
          `Invalid additional info found for major type 7: ${info}. This indicates an unsupported simple type or an indefinite float value`,
        );
    }
  }

  /** Moves past bytes and returns where they begin. */
  #take(length: number): number {
    const start = this.#at;
    if (length > this.#bytes.length - start)
      throw new ResponseParserError("End of stream reached; this indicates a malformed CBOR response from the server");
    this.#at += length;
    return start;
  }
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
