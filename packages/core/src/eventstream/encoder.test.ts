import { EventStreamDecoder } from "./decoder.ts";
import { encodeMessage, type TypedHeader } from "./encoder.ts";

const HEADERS: Record<string, TypedHeader> = {
  yes: { type: "boolean", value: true },
  no: { type: "boolean", value: false },
  integer: { type: "integer", value: -5 },
  long: { type: "long", value: 2n ** 60n },
  bytes: { type: "bytes", value: Uint8Array.of(0, 255) },
  text: { type: "string", value: "é" },
  time: { type: "timestamp", value: 1_000_000_000_000n },
};
const READ = {
  yes: true,
  no: false,
  integer: -5,
  long: 2n ** 60n,
  bytes: Uint8Array.of(0, 255),
  text: "é",
  time: 1_000_000_000_000,
};

describe("messages", () => {
  test("are read as they were written, split at any two bytes", () => {
    const payload = new TextEncoder().encode('{"a":"é"}');
    const message = encodeMessage(HEADERS, payload);
    const stream = new Uint8Array([...message, ...encodeMessage({}, new Uint8Array(0)), ...message]);
    for (let first = 0; first <= stream.length; first++) {
      for (const second of [first, first + 1, first + 12, stream.length]) {
        if (second > stream.length) continue;
        const decoder = new EventStreamDecoder();
        const read = [];
        for (const piece of [stream.subarray(0, first), stream.subarray(first, second), stream.subarray(second)]) {
          decoder.push(piece);
          for (let next = decoder.next(); next; next = decoder.next()) read.push(next);
        }
        expect(decoder.pendingBytes).toBe(0);
        expect(read.map((one) => one.payload.length)).toEqual([payload.length, 0, payload.length]);
        expect({ ...read[2]!.headers }).toEqual(READ);
      }
    }
  });

  test("with a single changed bit are refused wherever it is", () => {
    const message = encodeMessage({ name: { type: "string", value: "x" } }, Uint8Array.of(1, 2, 3));
    for (let index = 0; index < message.length; index++) {
      const damaged = message.slice();
      damaged[index]! ^= 1;
      const decoder = new EventStreamDecoder();
      decoder.push(damaged);
      expect(() => decoder.next()).toThrow("Checksum mismatch");
    }
  });
});
