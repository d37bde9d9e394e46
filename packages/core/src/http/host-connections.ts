/**
 * The connections to one host, kept for later requests. Stands in for Node's `Agent`, which copies and compares some twenty options for
 * each request, a fifth of what a small one costs: here they belong to one host. Making a connection is left to Node's agent of the
 * scheme, which also remembers TLS sessions.
 */
import type { Agent, ClientRequest } from "node:http";
import type { AgentOptions } from "node:https";
import type { NetConnectOpts, Socket } from "node:net";
import { bareHost, FIRST_PROBE_MS } from "./node-connector.ts";
import type { HttpRequest } from "./request.ts";
import type { ConnectionSettings } from "./transport.ts";

/** Bytes taken from a connection at once. */
const READ_BYTES = 65_536;

/**
 * All connections read into it. What Node allocates for every read otherwise is garbage as soon as its parser has copied the content,
 * and drives the collector from one full round into the next: half a second of CPU for each GiB.
 */
let readBuffer: Uint8Array | undefined;

/** Who a connection is for: told of it before its request is. */
export interface ConnectionUser {
  attach(socket: Socket): void;
}

/** What Node keeps on a connection: the request it carries. */
interface CarryingSocket extends Socket {
  _httpMessage?: (ClientRequest & { shouldKeepAlive: boolean }) | null;
}

/** What `ClientRequest` asks of an agent. */
export class HostConnections {
  readonly protocol: string;
  readonly defaultPort: number;
  readonly keepAlive = true;
  readonly maxSockets: number = Number.POSITIVE_INFINITY;
  readonly #maker: Agent;
  readonly #options: NetConnectOpts;
  readonly #maxIdle: number;
  readonly #idle: Socket[] = [];
  #isRetired = false;

  /**
   * @param maker - makes connections by `createConnection`
   * @param request - one to the host
   * @param settings - as many connections as are allowed at a time are kept
   */
  constructor(maker: Agent, { protocol, hostname, port }: HttpRequest, { maxPoolConnections, tcpKeepalive }: ConnectionSettings) {
    const isTls = protocol === "https:";
    const host = bareHost(hostname);
    this.#maker = maker;
    this.#maxIdle = maxPoolConnections;
    this.protocol = protocol;
    this.defaultPort = isTls ? 443 : 80;
    const { options } = maker as unknown as { options: AgentOptions };
    this.#options = {
      ...options,
      host,
      port: port ?? this.defaultPort,
      keepAlive: tcpKeepalive !== false,
      keepAliveInitialDelay: FIRST_PROBE_MS,
      // Addresses have no name to ask for by TLS.
      ...(isTls && { servername: /^[\d.]+$|:/.test(host) ? "" : host }),
      // By this Node finds the TLS session of an earlier connection.
      _agentKey: `${host}:${port ?? ""}`,
    } as NetConnectOpts & { _agentKey: string };
  }

  /** Called by Node for each request: gives it a connection. */
  addRequest(message: ClientRequest, { user }: { user: ConnectionUser }): void {
    let socket = this.#idle.pop();
    while (socket?.writable === false) socket = this.#idle.pop();
    if (socket) {
      message.reusedSocket = true;
      socket.ref();
    } else socket = this.#connect();
    user.attach(socket);
    message.onSocket(socket);
  }

  /** Closes what has nothing to do. */
  closeIdle(): void {
    for (const socket of this.#idle.splice(0)) socket.destroy();
  }

  /** Closes what has nothing to do, and the rest when it is done. */
  retire(): void {
    this.#isRetired = true;
    this.closeIdle();
  }

  #connect(): Socket {
    const { createConnection } = this.#maker as unknown as { createConnection(options: NetConnectOpts): CarryingSocket };
    const socket: CarryingSocket = createConnection.call(this.#maker, {
      ...this.#options,
      onread: {
        buffer: (readBuffer ??= new Uint8Array(READ_BYTES)),
        // Not by `this`: Bun calls it without. True: an idle connection, to which nobody listens, is not paused.
        callback(length: number, buffer: Uint8Array): boolean {
          socket.emit("data", buffer.subarray(0, length));
          return true;
        },
      },
    } as NetConnectOpts);
    // While it is idle, nobody else listens; that it closes is enough to know.
    socket.on("error", () => undefined);
    socket.on("free", () => this.#takeBack(socket));
    socket.on("close", () => {
      const index = this.#idle.indexOf(socket);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    return socket;
  }

  /** Node is done with a connection. */
  #takeBack(socket: CarryingSocket): void {
    const mayStay = socket.writable && socket._httpMessage?.shouldKeepAlive === true;
    if (!mayStay || this.#isRetired || this.#idle.length >= this.#maxIdle) {
      socket.destroy();
      return;
    }
    socket._httpMessage = null;
    socket.unref();
    this.#idle.push(socket);
  }
}
