/** A streaming body is the same on every transport: what a program may do with one, against a server on this machine. */
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { isolated, Script, service } from "../../test/invented-service.ts";
import { streamOutput } from "../codegen/v1/stream-output.ts";
import { responseChecksum } from "../codegen/v1/response-checksum.ts";
import { createClient } from "../client/create-client.ts";
import { operation, type Operation } from "../client/operation.ts";
import type { CallOptions, ClientOptions } from "../client/options.ts";
import { FetchTransport } from "./fetch-transport.ts";
import { NodeTransport } from "./node-transport.ts";
import type { StreamingBody } from "./streaming-body.ts";
import type { Transport } from "./transport.ts";

const readPages: Operation<{ Id: string; Check?: string }, { Pages: StreamingBody }> = operation(
  "ReadPages",
  "GET /{Id}",
  '{"input":{"Id! uri":"s1","Check header:x-amz-checksum-mode":"s"},"output":{"$":{"Pages":{"$":"B","streaming":true}},"payload":"Pages"},"checksum":{"requestValidationModeMember":"Check","responseAlgorithms":["CRC32"]}}',
  { streamOutput, responseChecksum },
);

const TEXT = "first\nsecond\r\nthird";
let server: Server;
const sockets = new Set<Socket>();

beforeAll(async () => {
  server = createServer((request, response) => {
    switch (request.url) {
      case "/short":
        response.writeHead(200, { "content-length": "100" }).write(TEXT);
        setTimeout(() => response.socket?.destroy(), 10);
        break;
      case "/stall":
        response.writeHead(200, { "content-length": "100" }).write(TEXT);
        break;
      case "/damaged":
        response.writeHead(200, { "x-amz-checksum-crc32": "AAAAAA==" }).end(TEXT);
        break;
      case "/drip": {
        response.writeHead(200);
        let left = 8;
        const timer = setInterval(() => {
          response.write("x");
          if (--left === 0) response.end(() => clearInterval(timer));
        }, 30);
        break;
      }
      default:
        response.writeHead(200, { "content-length": String(TEXT.length) }).end(TEXT);
    }
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const TRANSPORTS: ReadonlyArray<readonly [name: string, create: () => Transport]> = [
  ["node:http", () => new NodeTransport({ maxPoolConnections: 2 })],
  ["fetch", () => new FetchTransport()],
];

describe.each(TRANSPORTS)("a streaming body over %s", (_, create) => {
  const transport = create();
  afterAll(() => transport.close());

  async function pages(id: string, options: ClientOptions = {}, call?: CallOptions): Promise<StreamingBody> {
    const { port } = server.address() as AddressInfo;
    const settings = { ...isolated(new Script()), transport, endpointUrl: `http://127.0.0.1:${port}`, ...options };
    // Hosts outside AWS are not asked for checksums unless this says so.
    Object.assign(settings, { responseChecksumValidation: "when_supported" });
    const { Pages } = await createClient(service, { readPages }, settings).readPages({ Id: id }, call);
    return Pages;
  }

  test("is read whole, in parts, by lines, as a stream", async () => {
    expect(await (await pages("all")).text()).toBe(TEXT);
    expect((await (await pages("all")).bytes()).length).toBe(TEXT.length);
    expect(await (await (await pages("all")).blob({ type: "text/plain" })).text()).toBe(TEXT);
    expect(await new Response((await pages("all")).stream()).text()).toBe(TEXT);
    const lines: string[] = [];
    for await (const line of (await pages("all")).iterLines()) lines.push(new TextDecoder().decode(line));
    expect(lines).toEqual(["first", "second", "third"]);
    const body = await pages("all");
    const target = new Uint8Array(6);
    expect([await body.readInto(target), new TextDecoder().decode(target)]).toEqual([6, "first\n"]);
    expect(new TextDecoder().decode(await body.read(3))).toBe("sec");
    expect((await body.read()).length).toBe(TEXT.length - 9);
    expect(await body.readInto(target)).toBe(0);
  });

  test("that ends too early is an IncompleteReadError", async () => {
    await expect((await pages("short")).text()).rejects.toMatchObject({
      name: "IncompleteReadError",
      message: `${TEXT.length} read, but total bytes expected is 100.`,
    });
  });

  test("with a wrong checksum is a FlexibleChecksumError at its end, however it is read", async () => {
    for (const read of [
      (body: StreamingBody) => body.text(),
      (body: StreamingBody) => new Response(body.stream()).text(),
      async (body: StreamingBody) => {
        let chunk = await body.read(4);
        while (chunk.length > 0) chunk = await body.read(4);
      },
    ]) {
      const reading = async (): Promise<unknown> => read(await pages("damaged"));
      await expect(reading()).rejects.toMatchObject({ name: "FlexibleChecksumError" });
    }
  });

  test("that falls silent is a ReadTimeoutError; one that only drips is not", async () => {
    await expect((await pages("stall", { readTimeoutMs: 150 })).text()).rejects.toMatchObject({ name: "ReadTimeoutError" });
    expect(await (await pages("drip", { readTimeoutMs: 150 })).text()).toBe("xxxxxxxx");
  });

  test("is ended by the call's signal, with its reason", async () => {
    const controller = new AbortController();
    const body = await pages("stall", {}, { signal: controller.signal });
    const reading = body.text();
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });

  test("frees its connection when it is closed, disposed, cancelled or left early", async () => {
    {
      await using body = await pages("stall");
      expect((await body.read(2)).length).toBe(2);
    }
    (await pages("stall")).close();
    await (await pages("stall")).stream().cancel();
    for await (const piece of await pages("stall")) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    transport.close();
    for (let wait = 0; sockets.size > 0 && wait < 100; wait++) await new Promise((resolve) => setTimeout(resolve, 10));
    if (transport instanceof NodeTransport) expect(sockets.size).toBe(0);
    await expect((await pages("all")).text()).resolves.toBe(TEXT);
  });

  test("is read by one reader", async () => {
    const body = await pages("all");
    await body.text();
    await expect(body.text()).rejects.toThrow("read already, by text");
  });
});
