/** Bytes in inputs, and base64 both ways: what operations with blobs bring along. */
import { encodeBase64 } from "./base64.ts";
import { parseBlob } from "./parse-blob.ts";
import { UnwritableValue } from "./unwritable-value.ts";
import type { BlobSupport } from "./value-parts.ts";
import type { Shape } from "../schema/shape.ts";

export const blobs: BlobSupport = { parse: parseBlob, dataOf, encode: encodeBase64 };

/** A blob as text (to be encoded as UTF-8) or bytes. */
function dataOf(shape: Shape, value: unknown): string | Uint8Array {
  if (typeof value === "string" || value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Object.prototype.toString.call(value) === "[object ArrayBuffer]") return new Uint8Array(value as ArrayBuffer);
  throw new UnwritableValue(shape, value, "bytes or text");
}
