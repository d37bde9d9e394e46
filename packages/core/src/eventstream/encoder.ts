/** Writes messages in event-stream framing; the reverse of `decoder.ts` (EVS-01, EVS-02). */
import { Crc32 } from "../checksums/crc32.ts";
import { joinBytes } from "../http/join-bytes.ts";

/** The value of a header with its type on the wire. */
export type TypedHeader =
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "integer"; readonly value: number }
  | { readonly type: "long" | "timestamp"; readonly value: bigint }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "string"; readonly value: string };

/** Bytes of a message beside its headers and payload. */
const OVERHEAD = 16;

/** Frames one message. */
export function encodeMessage(headers: Readonly<Record<string, TypedHeader>>, payload: Uint8Array): Uint8Array {
  const head = encodeHeaders(headers);
  const message = new Uint8Array(OVERHEAD + head.length + payload.length);
  const view = new DataView(message.buffer);
  view.setUint32(0, message.length);
  view.setUint32(4, head.length);
  message.set(crcOf(message.subarray(0, 8)), 8);
  message.set(head, 12);
  message.set(payload, 12 + head.length);
  message.set(crcOf(message.subarray(0, -4)), message.length - 4);
  return message;
}

/** The headers of a message; what is signed of an event. */
export function encodeHeaders(headers: Readonly<Record<string, TypedHeader>>): Uint8Array {
  return joinBytes(
    Object.entries(headers).flatMap(([name, header]) => {
      const key = new TextEncoder().encode(name);
      return [Uint8Array.of(key.length), key, encodeValue(header)];
    }),
  );
}

function encodeValue(header: TypedHeader): Uint8Array {
  switch (header.type) {
    case "boolean":
      return Uint8Array.of(header.value ? 0 : 1);
    case "integer":
      return fixed(4, 5, (view) => view.setInt32(1, header.value));
    case "long":
      return fixed(5, 9, (view) => view.setBigInt64(1, header.value));
    case "timestamp":
      return fixed(8, 9, (view) => view.setBigInt64(1, header.value));
    case "bytes":
      return sized(6, header.value);
    case "string":
      return sized(7, new TextEncoder().encode(header.value));
  }
}

function fixed(type: number, length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes[0] = type;
  write(new DataView(bytes.buffer));
  return bytes;
}

function sized(type: number, value: Uint8Array): Uint8Array {
  return joinBytes([Uint8Array.of(type, value.length >> 8, value.length & 255), value]);
}

function crcOf(data: Uint8Array): Uint8Array {
  return new Crc32().update(data).digest();
}
