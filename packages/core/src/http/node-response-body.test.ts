/** Bodies of replies: read slowly, in part, or not at all. */
import { LIMITS, requestTo, serve, serveTcp } from "../../test/http-servers.ts";
import { ConnectionClosedError, ReadTimeoutError } from "../errors/http.ts";
import { NodeTransport } from "./node-transport.ts";

const transport = new NodeTransport({ maxPoolConnections: 2 });
afterAll(() => transport.close());

describe("reply bodies under Node", () => {
  test("is not blocked by replies that nobody reads", async () => {
    const { port } = await serve((_incoming, reply) => reply.end("x".repeat(300_000)));
    const replies = await Promise.all(Array.from({ length: 6 }, () => transport.send(requestTo(port), LIMITS)));
    for (const reply of replies) reply.body.cancel();
    const last = await transport.send(requestTo(port), LIMITS);
    expect((await last.body.bytes()).length).toBe(300_000);
  });

  test("drops a body that nobody reads within the read timeout", async () => {
    const { port } = await serve((_incoming, reply) => reply.end("x".repeat(3_000_000)));
    const reply = await transport.send(requestTo(port), { ...LIMITS, readTimeoutMs: 300 });
    await new Promise((resolve) => setTimeout(resolve, 900));
    await expect(reply.body.bytes()).rejects.toThrow("not read within the read timeout");
  });

  test("reports a body that breaks off or falls silent", async () => {
    const broken = await serveTcp((socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")),
    );
    await expect((await transport.send(requestTo(broken), LIMITS)).body.bytes()).rejects.toThrow(ConnectionClosedError);
    const quiet = await serveTcp((socket) =>
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")),
    );
    const reply = await transport.send(requestTo(quiet), { ...LIMITS, readTimeoutMs: 300 });
    await expect(reply.body.bytes()).rejects.toThrow(ReadTimeoutError);
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
      const reply = await transport.send(requestTo(port, { method }), LIMITS);
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
    const reply = await transport.send(requestTo(port), { ...LIMITS, readTimeoutMs: 300 });
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
    const slow = await transport.send(requestTo(port), { ...LIMITS, readTimeoutMs: 300 });
    let length = 0;
    for await (const piece of slow.body.stream()) {
      if (length === 0) await new Promise((resolve) => setTimeout(resolve, 700));
      length += piece.length;
    }
    expect(length).toBe(3_000_000);
    for (let call = 0; call < 4; call++) {
      const reply = await transport.send(requestTo(port), LIMITS);
      for await (const piece of reply.body.stream()) {
        expect(piece.length).toBeGreaterThan(0);
        break;
      }
      await expect(reply.body.bytes()).rejects.toThrow("read only once");
    }
  });
});
