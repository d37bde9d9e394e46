/** What goes out and comes back over which connection. */
import { LIMITS, readAll, requestTo, serve, serveTcp, streamOf, textOf } from "../../test/http-servers.ts";
import { ConnectionClosedError } from "../errors/http.ts";
import { NodeTransport } from "./node-transport.ts";

const transport = new NodeTransport({ maxPoolConnections: 2 });
afterAll(() => transport.close());

describe("the transport of Node", () => {
  test("sends method, path, query, headers and body as they are, and gives the reply back", async () => {
    const { port } = await serve(async (incoming, reply) => {
      const body = await readAll(incoming);
      reply.writeHead(201, "Made", { "X-Two": ["a", "b"], "set-cookie": ["c=1", "d=2"] });
      reply.end(`${incoming.method} ${incoming.url} ${incoming.headers["x-own"]} ${incoming.headers["content-length"]} ${body}`);
    });
    const reply = await transport.send(
      requestTo(port, { method: "POST", path: "/a%2Fb//c", query: "x=%20", headers: { "x-own": "1" }, body: "smørrebrød" }),
      LIMITS,
    );
    expect(reply.status).toBe(201);
    expect(reply.reason).toBe("Made");
    expect(reply.headers).toMatchObject({ "x-two": "a, b", "set-cookie": "c=1, d=2" });
    expect(textOf(await reply.body.bytes())).toBe("POST /a%2Fb//c?x=%20 1 12 smørrebrød");
  });

  test("sends header values beyond ASCII as UTF-8, whatever the body", async () => {
    const { port } = await serve(async (incoming, reply) => {
      reply.end(`${Buffer.from(incoming.headers["x-name"] as string, "latin1").toString("utf8")} ${await readAll(incoming)}`);
    });
    const headers = { "x-name": "日本 ü" };
    const reply = await transport.send(requestTo(port, { method: "PUT", headers, body: "ü" }), LIMITS);
    expect(textOf(await reply.body.bytes())).toBe("日本 ü ü");
    expect(headers).toEqual({ "x-name": "日本 ü" });
  });

  test("keeps the connection for the next call", async () => {
    const ports: Array<number | undefined> = [];
    const { port } = await serve((incoming, reply) => {
      ports.push(incoming.socket.remotePort);
      reply.end("ok");
    });
    for (let call = 0; call < 3; call++) await (await transport.send(requestTo(port), LIMITS)).body.bytes();
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
      Array.from({ length: 9 }, async () => (await transport.send(requestTo(port), LIMITS)).body.bytes()),
    );
    expect(replies.map(textOf)).toEqual(Array.from({ length: 9 }, () => "ok"));
    expect(most).toBe(2);
  });

  test("gives a waiting call up on abort without taking a slot", async () => {
    const { port } = await serve((_incoming, reply) => setTimeout(() => reply.end("ok"), 50));
    const busy = [1, 2].map(async () => (await transport.send(requestTo(port), LIMITS)).body.bytes());
    const controller = new AbortController();
    const waiting = transport.send(requestTo(port), { ...LIMITS, signal: controller.signal });
    controller.abort("no more");
    await expect(waiting).rejects.toBe("no more");
    await Promise.all(busy);
  });

  test("sends nothing when it is aborted while the first call loads what it needs", async () => {
    let requests = 0;
    const { port } = await serve((_incoming, reply) => {
      requests++;
      reply.end("ok");
    });
    const fresh = new NodeTransport({ maxPoolConnections: 1 });
    const controller = new AbortController();
    const sending = fresh.send(requestTo(port), { ...LIMITS, signal: controller.signal });
    controller.abort("no more");
    await expect(sending).rejects.toBe("no more");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(requests).toBe(0);
    expect(await (await fresh.send(requestTo(port), LIMITS)).body.bytes()).toHaveLength(2);
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
    for (let call = 0; call < 2; call++) await (await transport.send(requestTo(port), { ...LIMITS, onResend })).body.bytes();
    expect([requests, resent]).toEqual([3, 1]);
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
    await (await transport.send(requestTo(port), LIMITS)).body.bytes();
    const reply = await transport.send(requestTo(port, { method: "POST", body: "again" }), LIMITS);
    expect(textOf(await reply.body.bytes())).toBe("ok");
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
    await (await transport.send(requestTo(port), LIMITS)).body.bytes();
    async function* once(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(5);
    }
    await expect(transport.send(requestTo(port, { method: "PUT", body: streamOf(once) }), LIMITS)).rejects.toThrow(
      ConnectionClosedError,
    );
  });
});
