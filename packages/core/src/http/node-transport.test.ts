import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  HTTPClientError,
  ReadTimeoutError,
  SSLError,
} from "../errors/http.ts";
import { NodeTransport } from "./node-transport.ts";
import { normalizeBody, StreamBody } from "./stream-body.ts";
import type { HttpRequest, RequestBody } from "./request.ts";

const servers: Array<{ close(done: () => void): void; closeAllConnections?(): void }> = [];
const sockets: Set<Socket> = new Set();

async function serve(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ port: number; server: Server }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

async function serveTcp(listener: (socket: Socket) => void): Promise<number> {
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    listener(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) {
    server.closeAllConnections?.();
    await new Promise<void>((resolve) => server.close(resolve));
  }
});

function request(port: number, parts: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: "GET",
    protocol: "http:",
    hostname: "127.0.0.1",
    port,
    path: "/",
    query: "",
    headers: {},
    body: undefined,
    ...parts,
  };
}

const stream = (open: () => AsyncGenerator<Uint8Array>): StreamBody =>
  new StreamBody(open, { length: undefined, replayable: false, description: "pieces" });
const limits = { connectTimeoutMs: 5000, readTimeoutMs: 5000 };
const transport = new NodeTransport({ maxPoolConnections: 2 });
afterAll(() => transport.close());

async function readAll(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("node transport", () => {
  test("sends method, path, query, headers and body as they are, and gives the reply back", async () => {
    const { port } = await serve(async (incoming, reply) => {
      const body = await readAll(incoming);
      reply.writeHead(201, "Made", { "X-Two": ["a", "b"], "set-cookie": ["c=1", "d=2"] });
      reply.end(`${incoming.method} ${incoming.url} ${incoming.headers["x-own"]} ${incoming.headers["content-length"]} ${body}`);
    });
    const reply = await transport.send(
      request(port, { method: "POST", path: "/a%2Fb//c", query: "x=%20", headers: { "x-own": "1" }, body: "smørrebrød" }),
      limits,
    );
    expect(reply.status).toBe(201);
    expect(reply.reason).toBe("Made");
    expect(reply.headers).toMatchObject({ "x-two": "a, b", "set-cookie": "c=1, d=2" });
    expect(text(await reply.body.bytes())).toBe("POST /a%2Fb//c?x=%20 1 12 smørrebrød");
  });

  test("sends header values beyond ASCII as UTF-8, whatever the body", async () => {
    const { port } = await serve(async (incoming, reply) => {
      reply.end(`${Buffer.from(incoming.headers["x-name"] as string, "latin1").toString("utf8")} ${await readAll(incoming)}`);
    });
    const headers = { "x-name": "日本 ü" };
    const reply = await transport.send(request(port, { method: "PUT", headers, body: "ü" }), limits);
    expect(text(await reply.body.bytes())).toBe("日本 ü ü");
    expect(headers).toEqual({ "x-name": "日本 ü" });
  });

  test("keeps the connection for the next call", async () => {
    const ports: Array<number | undefined> = [];
    const { port } = await serve((incoming, reply) => {
      ports.push(incoming.socket.remotePort);
      reply.end("ok");
    });
    for (let call = 0; call < 3; call++) await (await transport.send(request(port), limits)).body.bytes();
    expect(new Set(ports).size).toBe(1);
  });

  test("opens no more connections than the pool has, and serves all calls", async () => {
    let open = 0;
    let most = 0;
    const { port } = await serve((incoming, reply) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        reply.end("ok");
      }, 5);
    });
    const replies = await Promise.all(
      Array.from({ length: 9 }, async () => (await transport.send(request(port), limits)).body.bytes()),
    );
    expect(replies.map(text)).toEqual(Array.from({ length: 9 }, () => "ok"));
    expect(most).toBe(2);
  });

  test("is not blocked by replies that nobody reads", async () => {
    const { port } = await serve((_incoming, reply) => reply.end("x".repeat(300_000)));
    const replies = await Promise.all(Array.from({ length: 6 }, () => transport.send(request(port), limits)));
    for (const reply of replies) reply.body.cancel();
    const last = await transport.send(request(port), limits);
    expect((await last.body.bytes()).length).toBe(300_000);
  });

  test("drops a body that nobody reads within the read timeout", async () => {
    const { port } = await serve((_incoming, reply) => reply.end("x".repeat(3_000_000)));
    const reply = await transport.send(request(port), { ...limits, readTimeoutMs: 300 });
    await new Promise((resolve) => setTimeout(resolve, 900));
    await expect(reply.body.bytes()).rejects.toThrow("not read within the read timeout");
  });

  test("streams request bodies with their length or in chunks", async () => {
    const { port } = await serve(async (incoming, reply) => {
      const body = await readAll(incoming);
      reply.end(`${incoming.headers["content-length"]} ${incoming.headers["transfer-encoding"]} ${body.length}`);
    });
    async function* source(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 20; piece++) yield new Uint8Array(100_000).fill(97);
    }
    const body = normalizeBody(source()) as RequestBody;
    const chunked = await transport.send(request(port, { method: "PUT", body }), limits);
    expect(text(await chunked.body.bytes())).toBe("undefined chunked 2000000");
    const known = await transport.send(
      request(port, { method: "PUT", body: stream(source), headers: { "content-length": "2000000" } }),
      limits,
    );
    expect(text(await known.body.bytes())).toBe("2000000 undefined 2000000");
  });

  test("names a body that is shorter or longer than announced", async () => {
    const { port } = await serve((_incoming, reply) => void reply);
    async function* source(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
    }
    for (const [length, problem] of [
      ["9", "has more than the 9"],
      ["11", "ended after 10 of the 11"],
    ] as const) {
      const sent = transport.send(
        request(port, { method: "PUT", body: stream(source), headers: { "content-length": length } }),
        limits,
      );
      await expect(sent).rejects.toThrow(problem);
      await expect(sent).rejects.toThrow(HTTPClientError);
    }
  });

  test("gives the caller's error when the source of the body fails", async () => {
    const { port } = await serve((_incoming, reply) => void reply);
    const failure = new Error("disk gone");
    async function* source(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw failure;
    }
    await expect(transport.send(request(port, { method: "PUT", body: stream(source) }), limits)).rejects.toBe(failure);
  });

  test("waits for 100 Continue before a body", async () => {
    const seen: string[] = [];
    const { port, server } = await serve(async (incoming, reply) => {
      seen.push(await readAll(incoming));
      reply.end("done");
    });
    server.on("checkContinue", (incoming: IncomingMessage, reply: ServerResponse) => {
      seen.push("asked");
      reply.writeContinue();
      server.emit("request", incoming, reply);
    });
    const reply = await transport.send(
      request(port, { method: "PUT", headers: { expect: "100-continue" }, body: "abc" }),
      limits,
    );
    expect(text(await reply.body.bytes())).toBe("done");
    expect(seen).toEqual(["asked", "abc"]);
  });

  test("does not send the body after a final answer to Expect", async () => {
    let received = "";
    const port = await serveTcp((socket) => {
      socket.once("data", (head) => {
        received += String(head);
        socket.on("data", (more) => (received += String(more)));
        socket.write("HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno");
      });
    });
    const reply = await transport.send(
      request(port, { method: "PUT", headers: { expect: "100-continue" }, body: "secret body" }),
      limits,
    );
    expect([reply.status, text(await reply.body.bytes())]).toEqual([403, "no"]);
    expect(received).not.toContain("secret");
    expect(received).toContain("content-length: 11");
  });

  test("sends the body when nobody answers Expect", async () => {
    const port = await serveTcp((socket) => {
      let received = "";
      socket.on("data", (data) => {
        received += String(data);
        if (received.endsWith("body")) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
      });
    });
    const impatient = new NodeTransport({ maxPoolConnections: 1 }, 10);
    const reply = await impatient.send(
      request(port, { method: "PUT", headers: { expect: "100-continue" }, body: "body" }),
      limits,
    );
    expect(text(await reply.body.bytes())).toBe("ok");
    impatient.close();
  });

  test("stops an upload when the server refuses early", async () => {
    let pieces = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      for (; pieces < 100_000; pieces++) yield new Uint8Array(65_536);
    }
    const port = await serveTcp((socket) => {
      socket.once("data", () => {
        socket.pause();
        socket.write("HTTP/1.1 400 Bad Request\r\ncontent-length: 3\r\n\r\nbad");
      });
    });
    const reply = await transport.send(request(port, { method: "PUT", body: stream(source) }), limits);
    expect(text(await reply.body.bytes())).toBe("bad");
    expect(pieces).toBeLessThan(1000);
  });

  test("rejects with the signal's reason, before and during a call, and while the body is read", async () => {
    const { port } = await serve((incoming, reply) => {
      if (incoming.url === "/body") {
        reply.writeHead(200);
        reply.write("part");
      }
    });
    const reason = new Error("enough");
    await expect(transport.send(request(port), { ...limits, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const during = new AbortController();
    const pending = transport.send(request(port), { ...limits, signal: during.signal });
    setTimeout(() => during.abort(reason), 20);
    await expect(pending).rejects.toBe(reason);
    const later = new AbortController();
    const reply = await transport.send(request(port, { path: "/body" }), { ...limits, signal: later.signal });
    const reading = reply.body.bytes();
    later.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test("sends nothing when it is aborted while the first call loads what it needs", async () => {
    let requests = 0;
    const { port } = await serve((_incoming, reply) => {
      requests++;
      reply.end("ok");
    });
    const fresh = new NodeTransport({ maxPoolConnections: 1 });
    const controller = new AbortController();
    const sending = fresh.send(request(port), { ...limits, signal: controller.signal });
    controller.abort("no more");
    await expect(sending).rejects.toBe("no more");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(requests).toBe(0);
    expect(await (await fresh.send(request(port), limits)).body.bytes()).toHaveLength(2);
    fresh.close();
  });

  test("tells when a request is sent again over a new connection", async () => {
    let requests = 0;
    const { port } = await serve((incoming, reply) => {
      if (++requests === 2) incoming.socket.destroy();
      else reply.end("ok");
    });
    let resent = 0;
    const onResend = (): void => void resent++;
    for (let call = 0; call < 2; call++) await (await transport.send(request(port), { ...limits, onResend })).body.bytes();
    expect([requests, resent]).toEqual([3, 1]);
  });

  test("gives a waiting call up on abort without taking a slot", async () => {
    const { port } = await serve((_incoming, reply) => setTimeout(() => reply.end("ok"), 50));
    const busy = [1, 2].map(async () => (await transport.send(request(port), limits)).body.bytes());
    const controller = new AbortController();
    const waiting = transport.send(request(port), { ...limits, signal: controller.signal });
    controller.abort("no more");
    await expect(waiting).rejects.toBe("no more");
    await Promise.all(busy);
  });

  test("maps refused connections, unknown hosts, silence, TLS and broken replies to botocore's errors", async () => {
    const closed = await serveTcp(() => undefined);
    const server = servers.pop()!;
    await new Promise<void>((resolve) => server.close(resolve));
    const refused = transport.send(request(closed, { path: "/k", query: "a=1" }), limits);
    await expect(refused).rejects.toThrow(EndpointConnectionError);
    await expect(refused).rejects.toThrow(`Could not connect to the endpoint URL: "http://127.0.0.1:${closed}/k?a=1"`);

    const silent = await serveTcp(() => undefined);
    const silence = transport.send(request(silent), { ...limits, readTimeoutMs: 30 });
    await expect(silence).rejects.toThrow(ReadTimeoutError);
    await expect(silence).rejects.toThrow(`Read timeout on endpoint URL: "http://127.0.0.1:${silent}/"`);

    const tls = transport.send(request(silent, { protocol: "https:" }), { ...limits, connectTimeoutMs: 30 });
    await expect(tls).rejects.toThrow(ConnectTimeoutError);

    const garbage = await serveTcp((socket) => socket.once("data", () => socket.end("no HTTP at all\r\n\r\n")));
    await expect(transport.send(request(garbage), limits)).rejects.toThrow(ConnectionClosedError);
    await expect(transport.send(request(garbage, { protocol: "https:" }), limits)).rejects.toThrow(SSLError);

    const hangUp = await serveTcp((socket) => socket.once("data", () => socket.destroy()));
    await expect(transport.send(request(hangUp), limits)).rejects.toThrow(
      `Connection was closed before we received a valid response from endpoint URL: "http://127.0.0.1:${hangUp}/".`,
    );
    await expect(transport.send(request(hangUp, { path: "/ä b" }), limits)).rejects.toThrow(
      "An HTTP Client raised an unhandled exception",
    );
  });

  test("reports a body that breaks off or falls silent", async () => {
    const broken = await serveTcp((socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")),
    );
    await expect((await transport.send(request(broken), limits)).body.bytes()).rejects.toThrow(ConnectionClosedError);
    const quiet = await serveTcp((socket) =>
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")),
    );
    const reply = await transport.send(request(quiet), { ...limits, readTimeoutMs: 300 });
    await expect(reply.body.bytes()).rejects.toThrow(ReadTimeoutError);
  });

  test("tries a dead kept-alive connection once more over a new one", async () => {
    let connections = 0;
    const port = await serveTcp((socket) => {
      const isFirst = ++connections === 1;
      let requests = 0;
      socket.on("data", () => {
        if (isFirst && ++requests === 2) socket.destroy();
        else socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
      });
    });
    await (await transport.send(request(port), limits)).body.bytes();
    const reply = await transport.send(request(port, { method: "POST", body: "again" }), limits);
    expect(text(await reply.body.bytes())).toBe("ok");
    expect(connections).toBe(2);
  });

  test("does not try again a body that can be read only once", async () => {
    const port = await serveTcp((socket) => {
      let requests = 0;
      socket.on("data", () => {
        if (++requests >= 2) socket.destroy();
        else socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
      });
    });
    await (await transport.send(request(port), limits)).body.bytes();
    async function* once(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(5);
    }
    await expect(transport.send(request(port, { method: "PUT", body: stream(once) }), limits)).rejects.toThrow(
      ConnectionClosedError,
    );
  });

  test("reads HEAD, 204 and empty replies without a body and keeps the connection", async () => {
    let connections = 0;
    const { port, server } = await serve((incoming, reply) => {
      if (incoming.method === "HEAD") reply.writeHead(200, { "content-length": "99" });
      else reply.writeHead(204);
      reply.end();
    });
    server.on("connection", () => connections++);
    for (const method of ["HEAD", "DELETE", "HEAD", "GET"]) {
      const reply = await transport.send(request(port, { method }), limits);
      if (method === "GET") for await (const piece of reply.body.stream()) throw new Error(`unexpected ${piece.length}`);
      if (method === "DELETE") expect(await reply.body.bytes()).toEqual(new Uint8Array(0));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(connections).toBe(1);
  });

  test("notices silence also after a reader took longer than the read timeout", async () => {
    const port = await serveTcp((socket) =>
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")),
    );
    const reply = await transport.send(request(port), { ...limits, readTimeoutMs: 300 });
    await expect(
      (async () => {
        for await (const piece of reply.body.stream()) {
          expect(piece.length).toBe(4);
          await new Promise((resolve) => setTimeout(resolve, 700));
        }
      })(),
    ).rejects.toThrow(ReadTimeoutError);
  });

  test("lets a reader take longer than the read timeout, and frees the connection when it stops early", async () => {
    const { port } = await serve((_incoming, reply) => reply.end("x".repeat(3_000_000)));
    const slow = await transport.send(request(port), { ...limits, readTimeoutMs: 300 });
    let length = 0;
    for await (const piece of slow.body.stream()) {
      if (length === 0) await new Promise((resolve) => setTimeout(resolve, 700));
      length += piece.length;
    }
    expect(length).toBe(3_000_000);
    for (let call = 0; call < 4; call++) {
      const reply = await transport.send(request(port), limits);
      for await (const piece of reply.body.stream()) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
      await expect(reply.body.bytes()).rejects.toThrow("read only once");
    }
  });
});
