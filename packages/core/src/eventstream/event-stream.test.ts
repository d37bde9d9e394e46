import type { OperationDescription } from "../client/operation.ts";
import { ClientError } from "../errors/client-error.ts";
import { EventStreamError } from "../errors/event-stream-error.ts";
import type { HttpResponse } from "../http/response.ts";
import { cbor } from "../protocols/cbor/index.ts";
import { json } from "../protocols/json/index.ts";
import { operationFixture } from "../protocols/operation-fixture.ts";
import type { Protocol } from "../protocols/protocol.ts";
import { restJson } from "../protocols/rest-json/index.ts";
import { restXml } from "../protocols/rest-xml/index.ts";
import { frame } from "./frame-fixture.ts";
import { eventStream } from "./open.ts";

const EVENTS = {
  Text: { $: { Words: "s", Count: { $: "i", eventheader: true }, At: { $: "t", eventheader: true } }, event: true },
  Raw: { $: { Bytes: { $: "B", eventpayload: true } }, event: true },
  Note: { $: { Line: { $: "s", eventpayload: true } }, event: true },
  Stats: { $: { Details: { $: { Bytes: "l" }, eventpayload: true } }, event: true },
  End: { $: {}, event: true },
  Busy: { Message: "s" },
} as const;
const DESCRIPTION: OperationDescription = {
  output: { $: { Id: "s", Stream: { $: EVENTS, eventstream: true } }, payload: "Stream" },
};

/** A reply that counts how often its body was given up. */
function reply(chunks: readonly Uint8Array[]): HttpResponse & { cancels: () => number } {
  let cancels = 0;
  return {
    status: 200,
    reason: "",
    headers: {},
    cancels: () => cancels,
    body: {
      bytes: () => Promise.reject(new Error("streamed")),
      stream: async function* () {
        yield* chunks;
      },
      cancel: () => void cancels++,
    },
  };
}

function event(type: string, payload: string | Uint8Array = "{}", headers: Record<string, string | number> = {}): Uint8Array {
  return frame({ ":message-type": "event", ":event-type": type, ...headers }, payload);
}

async function open(
  protocol: Protocol,
  response: HttpResponse,
  output: Record<string, unknown> = {},
): Promise<AsyncIterable<Record<string, unknown>>> {
  return eventStream.open(response, operationFixture(protocol, "POST /", DESCRIPTION), output);
}

async function all(stream: AsyncIterable<Record<string, unknown>>): Promise<Array<Record<string, unknown>>> {
  const events: Array<Record<string, unknown>> = [];
  for await (const item of stream) events.push(item);
  return events;
}

describe("event stream", () => {
  test("gives one-key objects from headers and payload, however the bytes arrive", async () => {
    const data = [
      event("Text", '{"Words":"a","x":1}', { Count: 3 }),
      event("Raw", new Uint8Array([1, 2])),
      event("Note", "é"),
      event("Stats", '{"Bytes":9007199254740993}'),
      event("Newer"),
      event("End", ""),
    ].flatMap((bytes) => [...bytes]);
    for (const step of [1, 10, data.length]) {
      const chunks = Array.from({ length: Math.ceil(data.length / step) }, (_, index) =>
        Uint8Array.from(data.slice(index * step, (index + 1) * step)),
      );
      expect(await all(await open(restJson, reply(chunks)))).toEqual([
        { Text: { Words: "a", Count: 3 } },
        { Raw: { Bytes: new Uint8Array([1, 2]) } },
        { Note: { Line: "é" } },
        { Stats: { Details: { Bytes: 9007199254740993n } } },
        { End: {} },
      ]);
    }
  });

  test("reads XML payloads", async () => {
    const stream = await open(restXml, reply([event("Stats", '<Stats xmlns=""><Bytes>5</Bytes></Stats>'), event("End", "")]));
    expect(await all(stream)).toEqual([{ Stats: { Details: { Bytes: 5 } } }, { End: {} }]);
  });

  test("timestamps in headers are milliseconds", async () => {
    const at = new Uint8Array([2, 65, 116, 8, 0, 0, 0, 0, 0, 0, 3, 233]);
    const type = [11, ...new TextEncoder().encode(":event-type"), 7, 0, 4, ...new TextEncoder().encode("Text")];
    const stream = await open(restJson, reply([frame(new Uint8Array([...type, ...at]), "")]));
    expect(await all(stream)).toEqual([{ Text: { At: new Date(1001) } }]);
  });

  test("raises a modelled exception after the events before it", async () => {
    const response = reply([
      event("End"),
      frame({ ":message-type": "exception", ":exception-type": "Busy" }, '{"Message":"later"}'),
      event("End"),
    ]);
    const stream = await open(restJson, response);
    const events: unknown[] = [];
    const failure = await (async () => {
      for await (const item of stream) events.push(item);
    })().catch((error: unknown) => error);
    expect(events).toEqual([{ End: {} }]);
    expect(failure).toBeInstanceOf(EventStreamError);
    expect(failure).toBeInstanceOf(ClientError);
    expect(failure).toMatchObject({
      code: "Busy",
      operationName: "FeedAnimal",
      message: "An error occurred (Busy) when calling the FeedAnimal operation: later",
    });
    expect(response.cancels()).toBe(1);
  });

  test("raises errors and unknown exceptions by their headers", async () => {
    const error = frame({ ":message-type": "error", ":error-code": "Broken", ":error-message": "it broke" }, "");
    await expect(all(await open(restJson, reply([error])))).rejects.toMatchObject({
      name: "EventStreamError",
      response: { Error: { Code: "Broken", Message: "it broke" } },
    });
    const unknown = frame({ ":message-type": "exception", ":exception-type": "Newer" }, "{}");
    await expect(all(await open(restJson, reply([unknown])))).rejects.toMatchObject({
      response: { Error: { Code: "", Message: "" } },
    });
  });

  test.each([
    [json, '{"Id":"x","Other":1}'],
    [cbor, new Uint8Array([0xa1, 0x62, 0x49, 0x64, 0x61, 0x78])],
  ])("merges the initial response", async (protocol, payload) => {
    const output = {};
    const stream = await open(protocol, reply([event("initial-response", payload), event("End", "")]), output);
    expect(output).toEqual({ Id: "x" });
    expect(await all(stream)).toEqual([{ End: {} }]);
  });

  test("json and cbor must begin with the initial response", async () => {
    for (const chunks of [[], [event("End")]]) {
      const response = reply(chunks);
      await expect(open(json, response)).rejects.toThrow("First event was not of type initial-response");
      expect(response.cancels()).toBe(1);
    }
  });

  test("leaving the loop gives the connection up", async () => {
    const response = reply([event("End"), event("End")]);
    for await (const _ of await open(restJson, response)) break;
    expect(response.cancels()).toBe(1);
  });

  test("can be iterated once", async () => {
    const stream = await open(restJson, reply([event("End")]));
    await all(stream);
    await expect(all(stream)).rejects.toThrow("The event stream of FeedAnimal was iterated before");
  });

  test("notices damage, and an end within an event", async () => {
    const damaged = event("End");
    damaged[20]! ^= 1;
    await expect(all(await open(restJson, reply([damaged])))).rejects.toThrow("Checksum mismatch");
    const whole = event("End");
    await expect(all(await open(restJson, reply([whole, whole.slice(0, 20)])))).rejects.toThrow(
      `20 read, but total bytes expected is ${whole.length}`,
    );
  });
});
