/** A server on this machine whose behaviour is scripted, request by request; with or without TLS. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";

/** A request that arrived, its body read, and the means to answer or to fail. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly reply: ServerResponse;
  readonly socket: Socket;
}

/** What the server does with one request. */
export type Behaviour = (exchange: Exchange) => void | Promise<void>;

/** What the server has seen of a request. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Certificates made for this lab; their keys protect nothing. */
export const CERTIFICATES = {
  authority: join(import.meta.dirname, "certificates/authority.pem"),
  server: join(import.meta.dirname, "certificates/server.pem"),
  client: join(import.meta.dirname, "certificates/client.pem"),
} as const;

export class FaultServer {
  readonly seen: Seen[] = [];
  readonly sockets: Set<Socket> = new Set();
  /** Connections made so far. */
  connections = 0;
  readonly #script: Behaviour[] = [];
  readonly #usual: Behaviour;
  readonly #server: Server;
  readonly #isTls: boolean;

  private constructor(usual: Behaviour, tls?: ServerOptions) {
    this.#usual = usual;
    this.#isTls = tls !== undefined;
    const answer = (request: IncomingMessage, reply: ServerResponse): void => void this.#answer(request, reply);
    this.#server = tls ? createTlsServer(tls, answer) : createServer(answer);
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on("connection", (socket: Socket) => {
      this.connections++;
      this.sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }

  /** @param usual - what is done when the script is over */
  static async start(usual: Behaviour, tls?: ServerOptions): Promise<FaultServer> {
    const server = new FaultServer(usual, tls);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  /** With the lab's certificate. */
  static startTls(usual: Behaviour, options: ServerOptions = {}): Promise<FaultServer> {
    const pem = readFileSync(CERTIFICATES.server);
    return FaultServer.start(usual, { cert: pem, key: pem, ...options });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return this.#isTls ? `https://localhost:${this.port}` : `http://127.0.0.1:${this.port}`;
  }

  /** Adds behaviours for the next requests. */
  script(...behaviours: readonly Behaviour[]): void {
    this.#script.push(...behaviours);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece as Buffer);
    } catch {
      return; // The client gave up.
    }
    const body = Buffer.concat(pieces);
    this.seen.push({ method: request.method!, path: request.url!, headers: request.headers, body });
    await (this.#script.shift() ?? this.#usual)({ request, reply, body, socket: request.socket });
  }
}
