/** What ends a call before its reply: the caller, or the network. */
import { closedPort, LIMITS, requestTo, serve, serveTcp } from "../../test/http-servers.ts";
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  ReadTimeoutError,
  SSLError,
} from "../errors/http.ts";
import { NodeTransport } from "./node-transport.ts";

const transport = new NodeTransport({ maxPoolConnections: 2 });
afterAll(() => transport.close());

describe("a call under Node that does not get its reply", () => {
  test("rejects with the signal's reason, before and during a call, and while the body is read", async () => {
    const { port } = await serve((incoming, reply) => {
      if (incoming.url === "/body") {
        reply.writeHead(200);
        reply.write("part");
      }
    });
    const reason = new Error("enough");
    await expect(transport.send(requestTo(port), { ...LIMITS, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const during = new AbortController();
    const pending = transport.send(requestTo(port), { ...LIMITS, signal: during.signal });
    setTimeout(() => during.abort(reason), 20);
    await expect(pending).rejects.toBe(reason);
    const later = new AbortController();
    const reply = await transport.send(requestTo(port, { path: "/body" }), { ...LIMITS, signal: later.signal });
    const reading = reply.body.bytes();
    later.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test("maps refused connections, unknown hosts, silence, TLS and broken replies to botocore's errors", async () => {
    const closed = await closedPort();
    const refused = transport.send(requestTo(closed, { path: "/k", query: "a=1" }), LIMITS);
    await expect(refused).rejects.toThrow(EndpointConnectionError);
    await expect(refused).rejects.toThrow(`Could not connect to the endpoint URL: "http://127.0.0.1:${closed}/k?a=1"`);

    const silent = await serveTcp(() => undefined);
    const silence = transport.send(requestTo(silent), { ...LIMITS, readTimeoutMs: 30 });
    await expect(silence).rejects.toThrow(ReadTimeoutError);
    await expect(silence).rejects.toThrow(`Read timeout on endpoint URL: "http://127.0.0.1:${silent}/"`);

    const tls = transport.send(requestTo(silent, { protocol: "https:" }), { ...LIMITS, connectTimeoutMs: 30 });
    await expect(tls).rejects.toThrow(ConnectTimeoutError);

    const garbage = await serveTcp((socket) => socket.once("data", () => socket.end("no HTTP at all\r\n\r\n")));
    await expect(transport.send(requestTo(garbage), LIMITS)).rejects.toThrow(ConnectionClosedError);
    await expect(transport.send(requestTo(garbage, { protocol: "https:" }), LIMITS)).rejects.toThrow(SSLError);

    const hangUp = await serveTcp((socket) => socket.once("data", () => socket.destroy()));
    await expect(transport.send(requestTo(hangUp), LIMITS)).rejects.toThrow(
      `Connection was closed before we received a valid response from endpoint URL: "http://127.0.0.1:${hangUp}/".`,
    );
    await expect(transport.send(requestTo(hangUp, { path: "/ä b" }), LIMITS)).rejects.toThrow(
      "An HTTP Client raised an unhandled exception",
    );
  });
});
