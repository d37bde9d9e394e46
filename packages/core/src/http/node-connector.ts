/** What a request of Node needs to reach its host: directly, handed to a proxy, or through a tunnel. */
import type { Agent, ClientRequest, RequestOptions } from "node:http";
import type { AgentOptions } from "node:https";
import type { HostConnections } from "./host-connections.ts";
import type { ConnectionSettings } from "./transport.ts";

/** The system's first probe of a quiet connection comes after this time. */
export const FIRST_PROBE_MS = 60_000;
/** Makes the requests to one host, or to one proxy. */
export interface Connector {
  readonly request: (options: RequestOptions) => ClientRequest;
  /** Connections of one host, or Node's agent, which tells of them by the event `socket` only. */
  readonly connections: HostConnections | Agent;
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

/** A host name as sockets take it: IPv6 addresses without brackets. */
export function bareHost(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}

/** Closes connections that have nothing to do; for good also the others, when their requests are done. */
export function closeIdle({ connections }: Connector, forGood = false): void {
  if ("closeIdle" in connections) {
    if (forGood) connections.retire();
    else connections.closeIdle();
    return;
  }
  // What `Agent` reads when a connection becomes free.
  if (forGood) (connections as { keepAlive?: boolean }).keepAlive = false;
  for (const sockets of Object.values(connections.freeSockets)) for (const socket of sockets?.slice() ?? []) socket.destroy();
}
