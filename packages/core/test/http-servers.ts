/** For tests of transports: servers on 127.0.0.1 that are closed after the tests of a file, and requests to them. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import type { HttpRequest } from "../src/http/request.ts";
import { StreamBody } from "../src/http/stream-body.ts";

const servers: Array<{ close(done: () => void): void; closeAllConnections?(): void }> = [];
const sockets: Set<Socket> = new Set();

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) {
    server.closeAllConnections?.();
    await new Promise<void>((resolve) => server.close(resolve));
  }
});

/** A server of HTTP. */
export async function serve(listener: RequestListener): Promise<{ port: number; server: Server }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

/** A server of anything. @returns its port */
export async function serveTcp(listener: (socket: Socket) => void): Promise<number> {
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    listener(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A port at which nobody listens any more. */
export async function closedPort(): Promise<number> {
  const port = await serveTcp(() => undefined);
  const server = servers.pop()!;
  await new Promise<void>((resolve) => server.close(resolve));
  return port;
}

/** A request to one of them. */
export function requestTo(port: number, parts: Partial<HttpRequest> = {}): HttpRequest {
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

/** Limits that no test reaches. */
export const LIMITS = { connectTimeoutMs: 5000, readTimeoutMs: 5000 };

/** A body of unknown length that can be read once. */
export function streamOf(open: () => AsyncGenerator<Uint8Array>): StreamBody {
  return new StreamBody(open, { length: undefined, replayable: false, description: "pieces" });
}

/** The body of a request, as text. */
export async function readAll(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** Bytes as text. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
