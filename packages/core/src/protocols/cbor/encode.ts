/**
 * CBOR by shape (RFC 8949, SER-17): definite lengths, shortest heads, timestamps as tag 1 with whole seconds, NaN and infinities in
 * half precision. Null members are left out; null items are kept.
 */
import { isAbsent, itemsOf, mapOf, membersOf, memberToWrite } from "../input-values.ts";
import { epochSeconds } from "../timestamps.ts";
import { UnwritableValue } from "../unwritable-value.ts";
import type { Shape } from "../../schema/shape.ts";

const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const LIST = 4;
const MAP = 5;
const TAG = 6;

const FALSE = 0xf4;
const TRUE = 0xf5;
const NULL = 0xf6;
const HALF = 0xf9;
const SINGLE = 0xfa;
const DOUBLE = 0xfb;

const EPOCH_TAG = 1;
const MAX_64_BIT: bigint = 0xffff_ffff_ffff_ffffn;

/**
 * Encodes an input.
 *
 * @param millis - keep milliseconds in timestamps
 */
export function encodeCbor(shape: Shape, value: unknown, millis: boolean | undefined): Uint8Array {
  const encoder = new Encoder(millis);
  encoder.write(shape, value);
  return encoder.bytes();
}

class Encoder {
  #bytes: Uint8Array = new Uint8Array(1024);
  #view: DataView = new DataView(this.#bytes.buffer);
  #end = 0;
  readonly #utf8: TextEncoder = new TextEncoder();
  readonly #millis: boolean | undefined;

  constructor(millis: boolean | undefined) {
    this.#millis = millis;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  write(shape: Shape, value: unknown): void {
    switch (shape.kind) {
      case "structure":
        return this.#structure(shape, membersOf(shape, value));
      case "list": {
        const given = itemsOf(shape, value);
        const items = Array.isArray(given) ? given : [...given];
        this.#head(LIST, items.length);
        for (const item of items) this.#item(shape.element!, item);
        return;
      }
      case "map": {
        const entries = mapOf(shape, value);
        let count = 0;
        for (const key in entries) if (entries[key] !== undefined) count++;
        this.#head(MAP, count);
        for (const key in entries) {
          if (entries[key] === undefined) continue;
          this.#text(key);
          this.#item(shape.value!, entries[key]);
        }
        return;
      }
      case "timestamp": {
        const seconds = epochSeconds(shape.parts.timestamps!.millisOf(shape, value), this.#millis);
        this.#head(TAG, EPOCH_TAG);
        return Number.isInteger(seconds) ? this.#integer(shape, seconds) : this.#float(seconds, false);
      }
      case "blob": {
        const blob = shape.parts.blobs!.dataOf(shape, value);
        const bytes = typeof blob === "string" ? this.#utf8.encode(blob) : blob;
        this.#head(BYTES, bytes.length);
        this.#reserve(bytes.length);
        this.#bytes.set(bytes, this.#end);
        this.#end += bytes.length;
        return;
      }
      case "boolean":
        return this.#byte(value ? TRUE : FALSE);
      case "integer":
      case "long":
        return this.#integer(shape, value);
      case "float":
      case "double":
        return this.#float(this.#number(shape, value), shape.kind === "float");
      case "string":
        return this.#text(String(value));
    }
    throw new UnwritableValue(shape, value, "nothing: CBOR has no documents");
  }

  #item(shape: Shape, value: unknown): void {
    if (isAbsent(value)) this.#byte(NULL);
    else this.write(shape, value);
  }

  #structure(shape: Shape, value: Record<string, unknown>): void {
    let count = 0;
    for (const name in value) if (memberToWrite(shape, name, value[name])) count++;
    this.#head(MAP, count);
    for (const name in value) {
      const item = value[name];
      const member = memberToWrite(shape, name, item);
      if (!member) continue;
      this.#text(member.wireName);
      this.write(member.shape, item);
    }
  }

  #number(shape: Shape, value: unknown): number {
    const number = Number(value);
    if (Number.isNaN(number) && !Object.is(value, NaN) && value !== "NaN")
      throw new UnwritableValue(shape, value, `a ${shape.kind}`);
    return number;
  }

  #integer(shape: Shape, value: unknown): void {
    if (typeof value === "number" && Number.isSafeInteger(value)) {
      if (value >= 0) this.#head(UNSIGNED, value);
      else this.#head(NEGATIVE, -1 - value);
      return;
    }
    let big: bigint;
    try {
      big = BigInt(value as bigint);
    } catch {
      throw new UnwritableValue(shape, value, "an integer");
    }
    const magnitude = big < 0n ? -1n - big : big;
    if (magnitude > MAX_64_BIT) throw new UnwritableValue(shape, value, "an integer of at most 64 bits");
    if (magnitude <= 0xffff_ffffn) this.#head(big < 0n ? NEGATIVE : UNSIGNED, Number(magnitude));
    else this.#longHead(big < 0n ? NEGATIVE : UNSIGNED, magnitude);
  }

  #float(value: number, single: boolean): void {
    this.#reserve(9);
    if (value - value !== 0) {
      this.#view.setUint8(this.#end, HALF);
      this.#view.setUint16(this.#end + 1, value === Infinity ? 0x7c00 : value === -Infinity ? 0xfc00 : 0x7e00);
      this.#end += 3;
    } else if (single) {
      this.#view.setUint8(this.#end, SINGLE);
      this.#view.setFloat32(this.#end + 1, value);
      this.#end += 5;
    } else {
      this.#view.setUint8(this.#end, DOUBLE);
      this.#view.setFloat64(this.#end + 1, value);
      this.#end += 9;
    }
  }

  #text(text: string): void {
    const { length } = text;
    this.#reserve(length * 3 + 9);
    // Short ASCII, the usual case, goes in without a second pass.
    if (length < 64) {
      const target = this.#bytes;
      const start = this.#end + (length < 24 ? 1 : 2);
      let i = 0;
      for (; i < length; i++) {
        const code = text.charCodeAt(i);
        if (code > 127) break;
        target[start + i] = code;
      }
      if (i === length) {
        this.#head(TEXT, length);
        this.#end += length;
        return;
      }
    }
    const bytes = this.#utf8.encode(text);
    this.#head(TEXT, bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Major type with a number below 2^53, in as few bytes as it takes. */
  #head(major: number, value: number): void {
    this.#reserve(9);
    const view = this.#view;
    const type = major << 5;
    const at = this.#end;
    if (value < 24) {
      view.setUint8(at, type | value);
      this.#end += 1;
    } else if (value < 0x100) {
      view.setUint8(at, type | 24);
      view.setUint8(at + 1, value);
      this.#end += 2;
    } else if (value < 0x1_0000) {
      view.setUint8(at, type | 25);
      view.setUint16(at + 1, value);
      this.#end += 3;
    } else if (value < 0x1_0000_0000) {
      view.setUint8(at, type | 26);
      view.setUint32(at + 1, value);
      this.#end += 5;
    } else this.#longHead(major, BigInt(value));
  }

  #longHead(major: number, value: bigint): void {
    this.#reserve(9);
    this.#view.setUint8(this.#end, (major << 5) | 27);
    this.#view.setBigUint64(this.#end + 1, value);
    this.#end += 9;
  }

  #byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#end++] = value;
  }

  #reserve(count: number): void {
    if (this.#end + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#end + count));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
