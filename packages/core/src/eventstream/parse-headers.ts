/** Headers of an event-stream message: a name, a type, a value (EVS-02). */
import { decodeUtf8 } from "../protocols/decode-utf8.ts";
import { DuplicateHeader, EventStreamParserError } from "./frame-errors.ts";

/** Booleans, integers (beyond 2^53 bigint), bytes and texts; timestamps are milliseconds, UUIDs 16 bytes. */
export type EventHeader = boolean | number | bigint | Uint8Array | string;

/**
 * Reads all headers of a message.
 *
 * @throws DuplicateHeader, or EventStreamParserError when they are malformed
 */
export function parseEventHeaders(data: Uint8Array): Record<string, EventHeader> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const headers: Record<string, EventHeader> = Object.create(null);
  let at = 0;
  const bytes = (length: number): Uint8Array => {
    if (length > data.length - at) throw new RangeError("a value ends behind the headers");
    return data.slice(at, (at += length));
  };
  const value = (type: number): EventHeader => {
    switch (type) {
      case 0:
      case 1:
        return type === 0;
      case 2:
        return view.getInt8(at++);
      case 3:
        return view.getInt16((at += 2) - 2);
      case 4:
        return view.getInt32((at += 4) - 4);
      case 5:
      case 8: {
        const long = view.getBigInt64((at += 8) - 8);
        return Number.isSafeInteger(Number(long)) ? Number(long) : long;
      }
      case 6:
        return bytes(view.getUint16((at += 2) - 2));
      case 7:
        return decodeUtf8(bytes(view.getUint16((at += 2) - 2)));
      case 9:
        return bytes(16);
      default:
        throw new RangeError(`there is no type ${type}`);
    }
  };
  try {
    while (at < data.length) {
      const name = decodeUtf8(bytes(view.getUint8(at++)));
      if (name in headers) throw new DuplicateHeader(name);
      headers[name] = value(view.getUint8(at++));
    }
  } catch (cause) {
    if (cause instanceof EventStreamParserError) throw cause;
    throw new EventStreamParserError(`The headers of an event are malformed: ${(cause as Error).message}.`, {}, { cause });
  }
  return headers;
}
