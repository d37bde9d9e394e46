/** Connections to `https:` hosts through a proxy: `CONNECT`, then TLS with the host inside the tunnel. */
import http from "node:http";
import https, { type AgentOptions } from "node:https";
import type { Duplex } from "node:stream";
import tls, { type ConnectionOptions } from "node:tls";
import { ProxyConnectionError } from "../errors/http.ts";
import type { ProxyRoute } from "./proxy-route.ts";

/** A tunnel in the making; a request that is given up closes it. */
export interface Tunnel {
  abandon?: () => void;
}

type Done = (error: Error | null, stream: Duplex) => void;

/** An agent whose connections go through one proxy. A request's options may have a {@link Tunnel}. */
export class TunnelAgent extends https.Agent {
  readonly #proxy: ProxyRoute;
  readonly #proxyTls: ConnectionOptions;

  /** @param proxyTls - for the connection to a proxy with an `https:` address */
  constructor(options: AgentOptions, proxy: ProxyRoute, proxyTls: ConnectionOptions) {
    super(options);
    this.#proxy = proxy;
    this.#proxyTls = proxyTls;
  }

  /** Called by Node for each new connection. */
  override createConnection(options: https.RequestOptions & { tunnel?: Tunnel }, callback?: Done): undefined {
    const { protocol, hostname, port, authorization, shownUrl } = this.#proxy;
    const { tunnel = {}, host } = options;
    const target = `${host!.includes(":") ? `[${host}]` : host}:${options.port ?? 443}`;
    const isTls = protocol === "https:";
    const done = callback as (error: Error | null, stream?: Duplex) => void;
    const fail = (cause: unknown): void => done(new ProxyConnectionError(shownUrl, { cause }));
    const refuse = ({ statusCode, statusMessage }: http.IncomingMessage): void =>
      fail(new Error(`The proxy answered CONNECT with ${statusCode} ${statusMessage}.`));

    const asked = (isTls ? https : http).request({
      ...(isTls && this.#proxyTls),
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
    return undefined;
  }
}
