/** Bodies of requests: streams, their length, `100 Continue`, and the end of an upload that nobody wants. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { LIMITS, readAll, requestTo, serve, serveTcp, streamOf, textOf } from "../../test/http-servers.ts";
import { HTTPClientError } from "../errors/http.ts";
import { NodeTransport } from "./node-transport.ts";
import type { RequestBody } from "./request.ts";
import { normalizeBody } from "./stream-body.ts";

const transport = new NodeTransport({ maxPoolConnections: 2 });
afterAll(() => transport.close());

describe("request bodies under Node", () => {
  test("streams request bodies with their length or in chunks", async () => {
    const { port } = await serve(async (incoming, reply) => {
      const body = await readAll(incoming);
      reply.end(`${incoming.headers["content-length"]} ${incoming.headers["transfer-encoding"]} ${body.length}`);
    });
    async function* source(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 20; piece++) yield new Uint8Array(100_000).fill(97);
    }
    const body = normalizeBody(source()) as RequestBody;
    const chunked = await transport.send(requestTo(port, { method: "PUT", body }), LIMITS);
    expect(textOf(await chunked.body.bytes())).toBe("undefined chunked 2000000");
    const known = await transport.send(
      requestTo(port, { method: "PUT", body: streamOf(source), headers: { "content-length": "2000000" } }),
      LIMITS,
    );
    expect(textOf(await known.body.bytes())).toBe("2000000 undefined 2000000");
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
        requestTo(port, { method: "PUT", body: streamOf(source), headers: { "content-length": length } }),
        LIMITS,
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
    await expect(transport.send(requestTo(port, { method: "PUT", body: streamOf(source) }), LIMITS)).rejects.toBe(failure);
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
      requestTo(port, { method: "PUT", headers: { expect: "100-continue" }, body: "abc" }),
      LIMITS,
    );
    expect(textOf(await reply.body.bytes())).toBe("done");
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
      requestTo(port, { method: "PUT", headers: { expect: "100-continue" }, body: "secret body" }),
      LIMITS,
    );
    expect([reply.status, textOf(await reply.body.bytes())]).toEqual([403, "no"]);
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
      requestTo(port, { method: "PUT", headers: { expect: "100-continue" }, body: "body" }),
      LIMITS,
    );
    expect(textOf(await reply.body.bytes())).toBe("ok");
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
    const reply = await transport.send(requestTo(port, { method: "PUT", body: streamOf(source) }), LIMITS);
    expect(textOf(await reply.body.bytes())).toBe("bad");
    expect(pieces).toBeLessThan(1000);
  });
});
