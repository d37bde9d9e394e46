import { existsSync, readFileSync } from "node:fs";
import { EventStreamDecoder, type EventMessage } from "./decoder.ts";
import { ChecksumMismatch, EventStreamParserError } from "./frame-errors.ts";
import { frame } from "./frame-fixture.ts";

const RECORDED = new URL("../../../../../shared/conformance/eventstream.json", import.meta.url);

function decode(data: Uint8Array, step: number = data.length): EventMessage[] {
  const decoder = new EventStreamDecoder();
  const messages: EventMessage[] = [];
  for (let at = 0; at < data.length; at += step) {
    decoder.push(data.slice(at, at + step));
    for (let message = decoder.next(); message; message = decoder.next()) messages.push(message);
  }
  expect(decoder.pendingBytes).toBe(0);
  return messages;
}

describe("event-stream decoder", () => {
  const first = frame({ ":event-type": "A" }, "payload");
  const second = frame({}, "");
  const third = frame({ n: 5 }, "x".repeat(300));
  const stream = new Uint8Array([...first, ...second, ...third]);

  test("gives the same messages however the bytes are cut", () => {
    for (let step = 1; step <= stream.length; step++) {
      const messages = decode(stream, step);
      expect(messages.map((message) => message.payload.length)).toEqual([7, 0, 300]);
      expect({ ...messages[0]!.headers }).toEqual({ ":event-type": "A" });
    }
    for (let cut = 1; cut < first.length; cut++) {
      const decoder = new EventStreamDecoder();
      decoder.push(first.slice(0, cut));
      expect(decoder.next()).toBeUndefined();
      decoder.push(first.slice(cut));
      expect(decoder.next()?.payload).toEqual(new TextEncoder().encode("payload"));
    }
  });

  test("notices every damaged byte", () => {
    for (let at = 0; at < first.length; at++) {
      const damaged = first.slice();
      damaged[at]! ^= 0x10;
      expect(() => decode(damaged)).toThrow(ChecksumMismatch);
    }
  });

  test("refuses lengths beyond the limits before buffering anything", () => {
    const prelude = (total: number, headers: number): Uint8Array => frame({}, "", { total, headers }).slice(0, 12);
    const decoder = (bytes: Uint8Array) => (): unknown => {
      const it = new EventStreamDecoder();
      it.push(bytes);
      return it.next();
    };
    expect(decoder(prelude(200_000, 131_073))).toThrow("Header length of 131073 exceeded the maximum of 131072");
    expect(decoder(prelude(25_165_841, 0))).toThrow("Payload length of 25165825 exceeded the maximum of 25165824");
    expect(decoder(prelude(16, 5))).toThrow(EventStreamParserError);
  });

  test("refuses malformed headers", () => {
    expect(() => decode(frame(new Uint8Array([1, 97, 42]), ""))).toThrow("there is no type 42");
    expect(() => decode(frame(new Uint8Array([1, 97, 7, 0, 9, 97]), ""))).toThrow("malformed");
    expect(() => decode(frame(new Uint8Array([1, 97, 0, 1, 97, 1]), ""))).toThrow('Duplicate header present: "a"');
  });

  const cases: Array<Record<string, unknown>> = existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, "utf8")) : [];
  for (const { name, encoded, decoded, error } of cases) {
    if (typeof encoded !== "string" || (!decoded && !error)) continue;
    test(`recorded: ${String(name)}`, () => {
      const data = new Uint8Array(Buffer.from(encoded, "base64"));
      if (error) return expect(() => decode(data)).toThrow((error as { message: string }).message);
      const message = decode(data, 3)[0]!;
      expect({
        total_length: message.totalLength,
        headers_length: message.headersLength,
        prelude_crc: message.preludeCrc,
        headers: Object.fromEntries(
          Object.entries(message.headers).map(([key, value]) => [
            key,
            value instanceof Uint8Array ? { $blob: Buffer.from(value).toString("base64") } : value,
          ]),
        ),
        payload: Buffer.from(message.payload).toString("base64"),
        message_crc: message.messageCrc,
      }).toEqual(decoded);
    });
  }
});
