/** Messages in event-stream framing for tests; nothing that ships imports it. */
import { Crc32 } from "../checksums/crc32.ts";

/**
 * Frames one message.
 *
 * @param headers - strings and integers by name, or the encoded bytes
 * @param lengths - announces other lengths than the true ones
 */
export function frame(
  headers: Record<string, string | number> | Uint8Array,
  payload: string | Uint8Array,
  lengths?: { total: number; headers: number },
): Uint8Array {
  const head =
    headers instanceof Uint8Array
      ? headers
      : Uint8Array.from(Object.entries(headers).flatMap(([name, value]) => header(name, value)));
  const body = typeof payload === "string" ? new TextEncoder().encode(payload) : payload;
  const message = new Uint8Array(16 + head.length + body.length);
  const view = new DataView(message.buffer);
  view.setUint32(0, lengths?.total ?? message.length);
  view.setUint32(4, lengths?.headers ?? head.length);
  message.set(new Crc32().update(message.subarray(0, 8)).digest(), 8);
  message.set(head, 12);
  message.set(body, 12 + head.length);
  message.set(new Crc32().update(message.subarray(0, -4)).digest(), message.length - 4);
  return message;
}

function header(name: string, value: string | number): number[] {
  const encoder = new TextEncoder();
  const key = encoder.encode(name);
  if (typeof value === "number") return [key.length, ...key, 4, value >> 24, value >> 16, value >> 8, value];
  const text = encoder.encode(value);
  return [key.length, ...key, 7, text.length >> 8, text.length & 255, ...text];
}
