/** What a request of Node needs to reach its host: directly, handed to a proxy, or through a tunnel. */
import type { Agent, ClientRequest, RequestOptions } from "node:http";
import type { AgentOptions } from "node:https";
import type { Socket } from "node:net";
import type { ConnectionSettings } from "./transport.ts";

/** The system's first probe of a quiet connection comes after this time. */
const FIRST_PROBE_MS = 60_000;
/** Bytes taken from a connection at once. */
const READ_BYTES = 65_536;

/** Makes the requests of one scheme. */
export interface Connector {
  readonly request: (options: RequestOptions) => ClientRequest;
  readonly agent: Agent;
  /** Set where requests go through a proxy. */
  readonly proxy?:
    | {
        readonly shownUrl: string;
        /** The connection is not there before the proxy agreed, and no socket is seen until then. */
        readonly tunnels: boolean;
        /** How a request is handed to the proxy; absent for tunnels. */
        readonly forward?: (options: RequestOptions) => RequestOptions;
      }
    | undefined;
}

/** Options of an agent that keeps connections for later requests. */
export function agentOptions({ maxPoolConnections, tcpKeepalive }: ConnectionSettings): AgentOptions {
  return {
    keepAlive: true,
    maxFreeSockets: maxPoolConnections,
    ...(tcpKeepalive !== false && { keepAliveInitialDelay: FIRST_PROBE_MS }),
  };
}

/**
 * Has all connections of an agent read into one buffer. What Node allocates for every read otherwise is garbage as soon as its parser
 * has copied the content, and drives the collector from one full round into the next: half a second of CPU for each GiB.
 */
export function sharedReading(): AgentOptions {
  const onread = {
    buffer: new Uint8Array(READ_BYTES),
    callback(this: Socket, length: number, buffer: Uint8Array): boolean {
      this.emit("data", buffer.subarray(0, length));
      return true;
    },
  };
  return { onread } as AgentOptions;
}

/** A connector without proxy; loads Node's module. */
export async function directConnector(isTls: boolean, options: AgentOptions): Promise<Connector> {
  const { Agent, request } = isTls ? await import("node:https") : await import("node:http");
  return { agent: new Agent({ ...options, ...sharedReading() }), request };
}

/** Closes an agent: idle connections at once, the others when their requests are done. */
export function retire({ agent }: Connector): void {
  // What `Agent` reads when a connection becomes free.
  (agent as { keepAlive?: boolean }).keepAlive = false;
  closeIdle(agent);
}

/** @param host - `name:port`; all when absent */
export function closeIdle(agent: Agent, host = ""): void {
  for (const [name, sockets] of Object.entries(agent.freeSockets)) {
    if (name.startsWith(host)) for (const socket of sockets?.slice() ?? []) socket.destroy();
  }
}
