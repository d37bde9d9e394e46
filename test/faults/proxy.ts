/** A proxy on this machine: forwards `http:` requests, tunnels by `CONNECT`, may ask for a password or stay silent. */
import { createServer, request as sendOn, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type AddressInfo, type Socket } from "node:net";
import { readFileSync } from "node:fs";
import { CERTIFICATES } from "./server.ts";

export interface ProxyOptions {
  /** `user:password` that it asks for. */
  readonly password?: string;
  /** Its own address is `https:`. */
  readonly tls?: boolean;
  /** Takes requests and never answers. */
  readonly silent?: boolean;
}

export class LabProxy {
  /** What it was asked for: `CONNECT host:port`, `GET http://...`. */
  readonly asked: string[] = [];
  readonly #options: ProxyOptions;
  readonly #server: Server;
  readonly #sockets: Set<Socket> = new Set();

  private constructor(options: ProxyOptions) {
    this.#options = options;
    const pem = options.tls ? readFileSync(CERTIFICATES.server) : "";
    this.#server = options.tls ? createTlsServer({ cert: pem, key: pem }) : createServer();
    this.#server.on("connection", (socket: Socket) => this.#keep(socket));
    this.#server.on("connect", (request, socket) => this.#tunnel(request, socket as Socket));
    this.#server.on("request", (request, reply) => {
      this.asked.push(`${request.method} ${request.url}`);
      if (options.silent) return;
      if (!this.#isAllowed(request)) return void reply.writeHead(407, { "content-length": 0 }).end();
      const { "proxy-authorization": _secret, ...headers } = request.headers;
      const forwarded = sendOn(request.url!, { method: request.method!, headers }, (answer) => {
        reply.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(reply);
      });
      forwarded.on("error", () => reply.destroy());
      request.pipe(forwarded);
    });
  }

  static async start(options: ProxyOptions = {}): Promise<LabProxy> {
    const proxy = new LabProxy(options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** @param password - `user:password` in the address */
  url(password?: string): string {
    return `${this.#options.tls ? "https" : "http"}://${password ? `${password}@` : ""}localhost:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #tunnel(request: IncomingMessage, socket: Socket): void {
    this.asked.push(`CONNECT ${request.url}`);
    if (this.#options.silent) return;
    if (!this.#isAllowed(request))
      return void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
    const [, host, port] = /^\[?([^\]]+)\]?:(\d+)$/.exec(request.url!)!;
    const onward = connect(Number(port), host === "localhost" ? "127.0.0.1" : host!);
    this.#keep(onward);
    onward.on("connect", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    onward.on("close", () => socket.destroy());
  }

  #isAllowed({ headers }: IncomingMessage): boolean {
    const { password } = this.#options;
    return !password || headers["proxy-authorization"] === `Basic ${Buffer.from(password).toString("base64")}`;
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
  }
}
