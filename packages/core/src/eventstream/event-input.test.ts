/** Streams of events in both directions against a server that speaks HTTP/2 on this machine. */
import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { isolated, Script, service } from "../../test/invented-service.ts";
import { eventInput } from "../codegen/v1/event-input.ts";
import { eventStream } from "../codegen/v1/event-stream.ts";
import { blobs } from "../codegen/v1/blobs.ts";
import { BaseClient } from "../client/base-client.ts";
import { createClient } from "../client/create-client.ts";
import { operation, type Operation } from "../client/operation.ts";
import type { ClientOptions } from "../client/options.ts";
import { EventStreamDecoder, type EventMessage } from "./decoder.ts";
import { encodeMessage } from "./encoder.ts";

interface Sound {
  readonly Sound?: { readonly Bytes?: Uint8Array | string; readonly Volume?: number };
  readonly Text?: { readonly Words?: string; readonly Urgent?: boolean };
}

const STREAM =
  '{"$":{"Sound":{"$":{"Bytes":{"$":"B","eventpayload":true},"Volume":{"$":"i","eventheader":true}}},"Text":{"$":{"Words":"s","Urgent":{"$":"b","eventheader":true}}},"Busy":{"Message":"s"}},"eventstream":true}';
const converse: Operation<{ Voice: string; Sounds?: AsyncIterable<Sound> | Sound[] }, { Sounds: AsyncIterable<Sound> }> =
  operation(
    "Converse",
    "POST /voices/{Voice}",
    `{"input":{"$":{"Voice! uri":"s","Sounds":${STREAM}},"payload":"Sounds"},"output":{"$":{"Sounds":${STREAM}},"payload":"Sounds"}}`,
    { eventInput, eventStream, blobs },
  );

type Handler = (stream: ServerHttp2Stream, headers: Record<string, unknown>) => void;

let server: Http2Server;
let handle: Handler;
const sessions = new Set<ServerHttp2Session>();

beforeEach(async () => {
  server = createServer();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
    session.on("error", () => {});
  });
  server.on("stream", (stream, headers) => {
    stream.on("error", () => {});
    handle(stream, headers);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  for (let wait = 0; sessions.size > 0 && wait < 100; wait++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(sessions.size).toBe(0);
  await new Promise((resolve) => server.close(resolve));
});

function client(options: ClientOptions = {}) {
  const { port } = server.address() as AddressInfo;
  const { transport: _, ...isolation } = isolated(new Script());
  return createClient(service, { converse }, { ...isolation, endpointUrl: `http://127.0.0.1:${port}`, ...options });
}

/** Answers every signed event with the event inside. */
const echo: Handler = (stream) => {
  stream.respond({ ":status": 200, "content-type": "application/vnd.amazon.eventstream" });
  read(stream, ({ payload }) => void (payload.length > 0 && stream.write(payload)));
  stream.on("end", () => stream.end());
};

function read(stream: ServerHttp2Stream, take: (message: EventMessage) => void): void {
  const decoder = new EventStreamDecoder();
  stream.on("data", (piece: Uint8Array) => {
    decoder.push(piece);
    for (let next = decoder.next(); next; next = decoder.next()) take(next);
  });
}

async function all(events: AsyncIterable<Sound>): Promise<Sound[]> {
  const list: Sound[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** Events as they are pushed; ends when closed. */
function source() {
  const waiting: Array<(result: IteratorResult<Sound>) => void> = [];
  const ready: Sound[] = [];
  const state = { isReturned: false };
  return {
    state,
    push: (event: Sound) => (waiting.length > 0 ? waiting.shift()!({ done: false, value: event }) : void ready.push(event)),
    [Symbol.asyncIterator]: () => ({
      next: () =>
        ready.length > 0
          ? Promise.resolve({ done: false as const, value: ready.shift()! })
          : new Promise<IteratorResult<Sound>>((resolve) => waiting.push(resolve)),
      return: async () => {
        state.isReturned = true;
        return { done: true as const, value: undefined };
      },
    }),
  };
}

test("events go out signed and come back, in both directions at once", async () => {
  let request: Record<string, unknown> = {};
  handle = (stream, headers) => {
    request = headers;
    echo(stream, headers);
  };
  const talk = source();
  const { Sounds, ResponseMetadata } = await client().converse({ Voice: "ann b", Sounds: talk });
  const replies = Sounds[Symbol.asyncIterator]();
  talk.push({ Sound: { Bytes: Uint8Array.of(1, 2), Volume: 7 } });
  expect((await replies.next()).value).toEqual({ Sound: { Bytes: Uint8Array.of(1, 2), Volume: 7 } });
  talk.push({ Text: { Words: "é", Urgent: true } });
  expect((await replies.next()).value).toEqual({ Text: { Words: "é", Urgent: true } });
  await replies.return?.();
  expect(talk.state.isReturned).toBe(true);
  expect(ResponseMetadata.HTTPStatusCode).toBe(200);
  expect(request).toMatchObject({
    ":method": "POST",
    ":path": "/voices/ann%20b",
    "content-type": "application/vnd.amazon.eventstream",
    "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-EVENTS",
    authorization: expect.stringContaining("x-amz-content-sha256"),
  });
});

test("the stream ends when the caller's events do, after an empty signed one", async () => {
  const lengths: number[] = [];
  handle = (stream, headers) => {
    read(stream, ({ payload, headers: { ":chunk-signature": signature } }) => {
      lengths.push(payload.length);
      expect((signature as Uint8Array).length).toBe(32);
    });
    echo(stream, headers);
  };
  async function* sounds() {
    for (let index = 0; index < 200; index++) yield { Sound: { Bytes: new Uint8Array(4096).fill(index), Volume: index } };
  }
  const { Sounds } = await client().converse({ Voice: "a", Sounds: sounds() });
  const received = await all(Sounds);
  expect(received.map((event) => event.Sound?.Volume)).toEqual(Array.from({ length: 200 }, (_, index) => index));
  expect(lengths).toHaveLength(201);
  expect(lengths.at(-1)).toBe(0);
});

test("events are signed by the time that the service keeps, once a client knows it", async () => {
  const dates: unknown[] = [];
  handle = (stream, headers) => {
    read(stream, (message) => void dates.push(message.headers[":date"]));
    echo(stream, headers);
  };
  const late = client();
  const { clock } = await BaseClient.coreOf(late).load();
  clock.correct(3_600_000);
  await all((await late.converse({ Voice: "a", Sounds: [{ Text: { Words: "x" } }] })).Sounds);
  expect(dates.map((date) => new Date(date as Date).toISOString())).toEqual(Array(2).fill("2026-01-02T04:04:05.000Z"));
});

test("a list of events will do, and an event that is none fails the call", async () => {
  handle = echo;
  const { Sounds } = await client().converse({ Voice: "a", Sounds: [{ Text: { Words: "x" } }] });
  expect(await all(Sounds)).toEqual([{ Text: { Words: "x" } }]);
  const wrong: Sound[] = JSON.parse('[{ "Sond": {} }]');
  const reading = client()
    .converse({ Voice: "a", Sounds: wrong })
    .then((output) => all(output.Sounds));
  await expect(reading).rejects.toThrow("it must have exactly one of Sound, Text, Busy, but has Sond");
});

test("errors before and within the stream have their classes", async () => {
  handle = (stream) => {
    stream.respond({ ":status": 404, "x-amzn-errortype": "BookNotFound" });
    stream.end('{"message":"gone"}');
  };
  const talk = source();
  await expect(client().converse({ Voice: "a", Sounds: talk })).rejects.toMatchObject({ name: "BookNotFound", statusCode: 404 });
  expect(talk.state.isReturned).toBe(true);
  handle = (stream) => {
    stream.respond({ ":status": 200 });
    const headers = {
      ":message-type": { type: "string", value: "exception" },
      ":exception-type": { type: "string", value: "Busy" },
    } as const;
    stream.end(encodeMessage(headers, new TextEncoder().encode('{"Message":"later"}')));
  };
  const { Sounds } = await client().converse({ Voice: "a", Sounds: source() });
  await expect(all(Sounds)).rejects.toMatchObject({
    name: "EventStreamError",
    response: { Error: { Code: "Busy", Message: "later" } },
  });
});

test("a dropped session rejects whoever waits", async () => {
  handle = (stream) => {
    stream.respond({ ":status": 200 });
    setTimeout(() => stream.session!.destroy(), 20);
  };
  const talk = source();
  const { Sounds } = await client().converse({ Voice: "a", Sounds: talk });
  await expect(all(Sounds)).rejects.toMatchObject({ name: "ConnectionClosedError" });
  expect(talk.state.isReturned).toBe(true);
});

test("a reply that ends before the caller's events do ends the call, and is read to its end", async () => {
  handle = (stream) => {
    stream.respond({ ":status": 200 });
    const headers = {
      ":message-type": { type: "string", value: "event" },
      ":event-type": { type: "string", value: "Text" },
    } as const;
    stream.end(encodeMessage(headers, new TextEncoder().encode('{"Words":"bye"}')));
  };
  const talk = source();
  const { Sounds } = await client().converse({ Voice: "a", Sounds: talk });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await all(Sounds)).toEqual([{ Text: { Words: "bye" } }]);
  expect(talk.state.isReturned).toBe(true);
});

test("a failing source fails the call, and its error is the one raised", async () => {
  handle = (stream) => stream.respond({ ":status": 200 });
  async function* broken(): AsyncGenerator<Sound> {
    yield { Text: { Words: "x" } };
    throw new Error("microphone gone");
  }
  const reading = client()
    .converse({ Voice: "a", Sounds: broken() })
    .then((output) => all(output.Sounds));
  await expect(reading).rejects.toThrow("microphone gone");
});

test("an abort ends both directions with its reason", async () => {
  handle = (stream) => stream.respond({ ":status": 200 });
  const controller = new AbortController();
  const talk = source();
  const { Sounds } = await client().converse({ Voice: "a", Sounds: talk }, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error("enough")), 20);
  await expect(all(Sounds)).rejects.toThrow("enough");
  expect(talk.state.isReturned).toBe(true);
});

test("silence in both directions is a read timeout; a closed port a connection error", async () => {
  handle = () => {};
  await expect(client({ readTimeoutMs: 50 }).converse({ Voice: "a", Sounds: source() })).rejects.toMatchObject({
    name: "ReadTimeoutError",
  });
  const elsewhere = client({ endpointUrl: "http://127.0.0.1:1" });
  await expect(elsewhere.converse({ Voice: "a", Sounds: source() })).rejects.toMatchObject({ name: "EndpointConnectionError" });
});

test("where there is no HTTP/2 the call is refused before anything is sent", async () => {
  const { getBuiltinModule } = process;
  process.getBuiltinModule = (() => undefined) as never;
  try {
    const script = new Script();
    const refused = createClient(service, { converse }, isolated(script)).converse({ Voice: "a", Sounds: source() });
    await expect(refused).rejects.toThrow('Converse of Book Shelf cannot send its event stream "Sounds"');
    expect(script.sent).toEqual([]);
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
});
