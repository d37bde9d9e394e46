import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { ConnectionClosedError, EndpointConnectionError, ReadTimeoutError } from "../errors/http.ts";
import { FetchTransport } from "./fetch-transport.ts";
import type { HttpRequest } from "./request.ts";
import { StreamBody } from "./stream-body.ts";
import { StreamingBody } from "./streaming-body.ts";

let port = 0;
const server = createServer((incoming, reply) => void answer(incoming, reply));

async function answer(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  switch (incoming.url) {
    case "/silent":
      return;
    case "/redirect":
      reply.writeHead(301, { location: "/elsewhere", "x-amz-bucket-region": "eu-west-1" }).end("moved");
      return;
    case "/gzip":
      reply.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("unpacked"));
      return;
    case "/stall":
      reply.writeHead(200, { "content-length": "10" }).write("half");
      return;
    case "/broken":
      reply.writeHead(200, { "content-length": "10" }).write("half", () => incoming.socket.destroy());
      return;
    default:
      reply.end(`${incoming.method} ${incoming.url} ${incoming.headers["x-own"]} ${Buffer.concat(pieces)}`);
  }
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

function request(path: string, parts: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: "GET",
    protocol: "http:",
    hostname: "127.0.0.1",
    port,
    path,
    query: "",
    headers: {},
    body: undefined,
    ...parts,
  };
}

const stream = (open: () => AsyncGenerator<Uint8Array>): StreamBody =>
  new StreamBody(open, { length: undefined, replayable: false, description: "pieces" });

const limits = { connectTimeoutMs: 5000, readTimeoutMs: 5000 };
const transport = new FetchTransport();
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("fetch transport", () => {
  test("sends text, bytes and streams", async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(97);
      yield Uint8Array.of(98);
    }
    for (const body of ["ab", Uint8Array.of(97, 98), stream(pieces)]) {
      const reply = await transport.send(
        request("/a%2Fb", { method: "PUT", query: "x=1", body, headers: { "x-own": "1", host: "h", expect: "100-continue" } }),
        limits,
      );
      expect(reply.status).toBe(200);
      expect(text(await reply.body.bytes())).toBe("PUT /a%2Fb?x=1 1 ab");
    }
  });

  test("sends a whole stream where fetch takes none: bytes, and a Blob of many", async () => {
    const sent: unknown[] = [];
    const noStreams = new FetchTransport(
      (async (_url: string, init: RequestInit) => {
        sent.push(init.body);
        return new Response("ok");
      }) as typeof fetch,
      { requestStreams: false },
    );
    async function* pieces(count: number): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < count; piece++) yield new Uint8Array(1024 * 1024);
    }
    await noStreams.send(request("/", { method: "PUT", body: stream(() => pieces(3)) }), limits);
    expect((sent[0] as Uint8Array).length).toBe(3 * 1024 * 1024);
    await noStreams.send(request("/", { method: "PUT", body: stream(() => pieces(35)) }), limits);
    expect(sent[1]).toBeInstanceOf(Blob);
    expect((sent[1] as Blob).size).toBe(35 * 1024 * 1024);
    const big = new StreamBody(() => pieces(17), { length: 6 * 1024 ** 3, replayable: true, description: "too much" });
    await expect(noStreams.send(request("/", { method: "PUT", body: big }), limits)).rejects.toThrow("Use a multipart upload");
  });

  test("follows no redirect", async () => {
    const reply = await transport.send(request("/redirect"), limits);
    expect([reply.status, reply.headers["x-amz-bucket-region"]]).toEqual([301, "eu-west-1"]);
    expect(text(await reply.body.bytes())).toBe("moved");
  });

  test("marks a body that fetch decompressed, whose length is not checked then", async () => {
    const reply = await transport.send(request("/gzip"), limits);
    expect(reply.body.isDecoded).toBe(true);
    expect(await new StreamingBody(reply).text()).toBe("unpacked");
  });

  test("rejects with the signal's reason", async () => {
    const reason = new Error("enough");
    await expect(transport.send(request("/"), { ...limits, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const pending = transport.send(request("/silent"), { ...limits, signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    await expect(pending).rejects.toBe(reason);
    const later = new AbortController();
    const reply = await transport.send(request("/stall"), { ...limits, signal: later.signal });
    const reading = reply.body.bytes();
    later.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test("maps silence, refused and broken connections", async () => {
    const short = { connectTimeoutMs: 20, readTimeoutMs: 30 };
    await expect(transport.send(request("/silent"), short)).rejects.toThrow(ReadTimeoutError);
    const stalled = await transport.send(request("/stall"), short);
    await expect(stalled.body.bytes()).rejects.toThrow(ReadTimeoutError);
    const broken = await transport.send(request("/broken"), limits);
    await expect(broken.body.bytes()).rejects.toThrow(ConnectionClosedError);
    await expect(transport.send(request("/", { port: 1 }), limits)).rejects.toThrow(EndpointConnectionError);
  });

  test("gives a body up, and lets it be read once", async () => {
    const reply = await transport.send(request("/stall"), limits);
    reply.body.cancel();
    await expect(reply.body.bytes()).rejects.toThrow("closed before its end was read");
    const head = await transport.send(request("/", { method: "HEAD" }), limits);
    expect(await head.body.bytes()).toEqual(new Uint8Array(0));
  });
});
