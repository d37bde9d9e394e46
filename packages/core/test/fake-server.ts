/** A server on 127.0.0.1 that stands for a metadata service or an AWS service in tests of credentials. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Status and body, `"hang"` to say nothing, `"stall"` to say the beginning of an answer and then nothing. */
export type FakeReply = readonly [status: number, body?: string | object] | "hang" | "stall";

export interface FakeServer {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** Starts a server that answers by a function. */
export async function startFake(
  answer: (request: Received, count: number) => FakeReply | Promise<FakeReply>,
): Promise<FakeServer> {
  const received: Received[] = [];
  const server: Server = createServer((message, response) => {
    const pieces: Buffer[] = [];
    message.on("data", (piece: Buffer) => pieces.push(piece));
    message.on("end", async () => {
      const { method = "", url = "", headers } = message;
      const request = { method, path: url, headers, body: Buffer.concat(pieces).toString("utf8") };
      received.push(request);
      const reply = await answer(request, received.length);
      if (reply === "hang") return;
      if (reply === "stall") {
        response.writeHead(200, { "content-length": "1000" });
        response.write("{");
        return;
      }
      const [status, body = ""] = reply;
      response.writeHead(status);
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
