/** Connections to `https:` hosts through a proxy: `CONNECT`, then TLS with the host inside the tunnel. */
import type { IncomingMessage } from "node:http";
import type { Agent, AgentOptions, RequestOptions } from "node:https";
import type { Duplex } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import { ProxyConnectionError } from "../errors/http.ts";
import type { ProxyRoute } from "./proxy-route.ts";

/** A tunnel in the making; a request that is given up closes it. */
export interface Tunnel {
  abandon?: () => void;
}

/** What Node has for HTTP and TLS, loaded by who uses it: a bundler without chunks would load imports of this file in every program. */
export interface NodeModules {
  readonly http: typeof import("node:http");
  readonly https: typeof import("node:https");
  readonly tls: typeof import("node:tls");
}

type Done = (error: Error | null, stream?: Duplex) => void;
type HostOptions = RequestOptions & { tunnel?: Tunnel };

/**
 * An agent whose connections go through one proxy. A request's options may have a {@link Tunnel}.
 *
 * @param proxyTls - for the connection to a proxy with an `https:` address
 */
export function tunnelAgent(modules: NodeModules, options: AgentOptions, proxy: ProxyRoute, proxyTls: ConnectionOptions): Agent {
  const { http, https, tls } = modules;
  const agent = new https.Agent(options);
  const { protocol, hostname, port, authorization, shownUrl } = proxy;
  /** Called by Node for each new connection. */
  const createConnection = ({ tunnel = {}, ...options }: HostOptions, done: Done): void => {
    const { host } = options;
    const target = `${host!.includes(":") ? `[${host}]` : host}:${options.port ?? 443}`;
    const isTls = protocol === "https:";
    const fail = (cause: unknown): void => done(new ProxyConnectionError(shownUrl, { cause }));
    const refuse = ({ statusCode, statusMessage }: IncomingMessage): void =>
      fail(new Error(`The proxy answered CONNECT with ${statusCode} ${statusMessage}.`));

    const asked = (isTls ? https : http).request({
      ...(isTls && proxyTls),
      method: "CONNECT",
      hostname,
      port,
      path: target,
      agent: false,
      headers: { host: target, ...(authorization && { "proxy-authorization": authorization }) },
    });
    tunnel.abandon = () => asked.destroy();
    asked.on("error", fail);
    asked.on("response", (reply) => {
      reply.destroy();
      refuse(reply);
    });
    asked.on("connect", (reply, socket) => {
      if (reply.statusCode !== 200) {
        socket.destroy();
        return refuse(reply);
      }
      const secured = tls.connect({ ...(options as ConnectionOptions), socket });
      tunnel.abandon = () => secured.destroy();
      secured.once("error", done);
      secured.once("secureConnect", () => {
        secured.off("error", done);
        delete tunnel.abandon;
        done(null, secured);
      });
    });
    asked.end();
  };
  return Object.assign(agent, { createConnection });
}
