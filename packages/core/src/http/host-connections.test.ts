import type { RequestListener } from "node:http";
import type { Socket } from "node:net";
import { LIMITS, requestTo, serve as serveHttp } from "../../test/http-servers.ts";
import { NodeTransport } from "./node-transport.ts";
import type { HttpRequest } from "./request.ts";

const limits = { ...LIMITS, wholeBody: true };

interface Served {
  readonly request: HttpRequest;
  /** Connections the server has seen, and those that are open. */
  readonly seen: Set<Socket>;
  readonly open: Set<Socket>;
}

async function serve(answer: RequestListener = (_, reply) => void reply.end("ok")): Promise<Served> {
  const seen = new Set<Socket>();
  const open = new Set<Socket>();
  const { port, server } = await serveHttp(answer);
  server.on("connection", (socket) => {
    seen.add(socket);
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  return { request: requestTo(port), seen, open };
}

/** Lets the other side see what happened here. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("connections of a host", () => {
  test("are kept, up to as many as are allowed at a time", async () => {
    const { request, seen, open } = await serve();
    const transport = new NodeTransport({ maxPoolConnections: 3 });
    for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: 6 }, () => transport.send(request, limits)));
    expect([seen.size, open.size]).toEqual([3, 3]);
    transport.close();
    await until(() => open.size === 0);
    expect(open.size).toBe(0);
  });

  test("are not used again once the server has closed them", async () => {
    const { request, seen, open } = await serve();
    const transport = new NodeTransport({ maxPoolConnections: 3 });
    await transport.send(request, limits);
    for (const socket of open) socket.destroy();
    await until(() => open.size === 0);
    expect((await transport.send(request, limits)).status).toBe(200);
    expect(seen.size).toBe(2);
    transport.close();
  });

  test("go on when bytes come that nobody asked for", async () => {
    const { request, seen, open } = await serve();
    const transport = new NodeTransport({ maxPoolConnections: 3 });
    await transport.send(request, limits);
    // As servers write on idle connections.
    for (const socket of open) socket.write("HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await transport.send(request, { ...limits, readTimeoutMs: 1000 })).status).toBe(200);
    expect(seen.size).toBe(1);
    transport.close();
  });

  test("are given up when the server says so", async () => {
    const { request, seen } = await serve((_, reply) => void reply.setHeader("connection", "close").end("ok"));
    const transport = new NodeTransport({ maxPoolConnections: 3 });
    for (let call = 0; call < 3; call++) await transport.send(request, limits);
    expect(seen.size).toBe(3);
  });

  test("end with the request they carry when the client was closed meanwhile", async () => {
    const { request, open } = await serve((_, reply) => void setTimeout(() => reply.end("late"), 30));
    const transport = new NodeTransport({ maxPoolConnections: 3 });
    const reply = transport.send(request, limits);
    await until(() => open.size === 1);
    transport.close();
    expect(new TextDecoder().decode(await (await reply).body.bytes())).toBe("late");
    await until(() => open.size === 0);
    expect(open.size).toBe(0);
  });

  test("of hosts that nothing is sent to any more are forgotten when there are many", async () => {
    const { request, open } = await serve();
    const transport = new NodeTransport({ maxPoolConnections: 1 });
    // Each name is a host of its own; all lead here.
    for (let host = 1; host <= 205; host++)
      await transport.send({ ...request, hostname: `127.0.0.${"1".padStart(host, "0")}` }, limits);
    await until(() => open.size < 50);
    expect(open.size).toBeLessThan(50);
    transport.close();
  });
});
