/**
 * A proxy on 127.0.0.1 before a DynamoDB: of a batch write it passes on a part and gives the rest back as unprocessed, sometimes it
 * takes nothing or answers with an error before anything is written. It counts what it passed on.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A running proxy. */
export interface RefusingProxy {
  readonly endpointUrl: string;
  /** How often each item was passed on, by the text of its key. */
  readonly written: ReadonlyMap<string, number>;
  /** Requests given back as unprocessed, and calls answered with an error. */
  readonly refused: { requests: number; calls: number };
  stop(): Promise<void>;
}

type WriteRequest = { PutRequest?: { Item: Record<string, unknown> }; DeleteRequest?: { Key: Record<string, unknown> } };

/** @param target - address of the server behind it */
export async function startRefusingProxy(target: string): Promise<RefusingProxy> {
  const written = new Map<string, number>();
  const refused = { requests: 0, calls: 0 };
  let state = 7;
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;

  /** Splits a batch into what is passed on and what is given back. */
  function split(requests: readonly WriteRequest[]): [WriteRequest[], WriteRequest[]] {
    const share = random() < 0.1 ? 1 : random() * 0.6;
    const kept: WriteRequest[] = [];
    const back: WriteRequest[] = [];
    for (const request of requests) (random() < share ? back : kept).push(request);
    return [kept, back];
  }

  async function answer(request: IncomingMessage, body: string): Promise<{ status: number; text: string }> {
    const operation = String(request.headers["x-amz-target"]).split(".")[1];
    if (operation !== "BatchWriteItem") return forward(request, body);
    if (random() < 0.05) {
      refused.calls++;
      return { status: 500, text: '{"__type":"InternalServerError","message":"refused by the proxy"}' };
    }
    const input = JSON.parse(body) as { RequestItems: Record<string, WriteRequest[]> };
    const [[table, requests]] = Object.entries(input.RequestItems) as [[string, WriteRequest[]]];
    const [kept, back] = split(requests);
    refused.requests += back.length;
    if (kept.length > 0) {
      const reply = await forward(request, JSON.stringify({ RequestItems: { [table]: kept } }));
      if (reply.status !== 200) return reply;
      for (const { PutRequest, DeleteRequest } of kept) {
        const key = JSON.stringify((PutRequest?.Item ?? DeleteRequest!.Key)["id"]);
        written.set(key, (written.get(key) ?? 0) + 1);
      }
    }
    return { status: 200, text: JSON.stringify({ UnprocessedItems: back.length > 0 ? { [table]: back } : {} }) };
  }

  async function forward(request: IncomingMessage, body: string): Promise<{ status: number; text: string }> {
    const names = ["authorization", "x-amz-target", "x-amz-date", "content-type"];
    const headers = names.map((name) => [name, String(request.headers[name])] as [string, string]);
    const reply = await fetch(target, { method: "POST", headers, body });
    return { status: reply.status, text: await reply.text() };
  }

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      void answer(request, Buffer.concat(pieces).toString())
        .catch((error: unknown) => ({ status: 502, text: JSON.stringify({ message: String(error) }) }))
        .then(({ status, text }) => response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpointUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    written,
    refused,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
