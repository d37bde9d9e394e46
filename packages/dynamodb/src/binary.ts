/**
 * Bytes as DynamoDB items hold them (boto3 `dynamodb/types.py`, `Binary`). A `Uint8Array`, so that it goes wherever bytes go, that
 * can be compared: two arrays of equal bytes are different objects to JavaScript.
 */

/** What a {@link Binary} can be made of. */
export type BinaryInput = Uint8Array | ArrayBuffer | ArrayBufferView;

/** Comparable bytes. Shares no memory with what it was made of. */
export class Binary extends Uint8Array {
  /** Slices and copies are plain arrays. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  /** @throws TypeError for anything that is not bytes */
  constructor(value: BinaryInput) {
    super(bytesOf(value));
  }

  /** The bytes themselves, as boto3 names them. */
  get value(): this {
    return this;
  }

  /** Whether the other bytes are the same. */
  equals(other: unknown): boolean {
    const bytes = asBytes(other);
    return bytes !== undefined && bytes.length === this.length && this.every((byte, index) => byte === bytes[index]);
  }
}

/** The bytes of a value that is some; no copy. */
export function asBytes(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
}

function bytesOf(value: unknown): Uint8Array {
  const bytes = asBytes(value);
  if (bytes === undefined) {
    throw new TypeError("Value must be of the following types: Uint8Array, ArrayBuffer, or a view of one");
  }
  return bytes;
}
