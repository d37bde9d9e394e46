/**
 * The transport of Node: `node:http` and `node:https` with kept-alive connections, loaded at the first request. It follows no
 * redirect and decodes nothing (spec HTT-01, 02, 05, 06, 08, 12).
 *
 * Connections are bounded per host here and not by an agent: a reply that nobody reads keeps its connection, and must not count
 * against the calls that come after it.
 */
import type { Agent } from "node:http";
import { PoolTimeoutError } from "../errors/http.ts";
import { ConnectionSlots } from "./connection-slots.ts";
import { Deadlines } from "./deadlines.ts";
import { HostConnections } from "./host-connections.ts";
import { agentOptions, closeIdle, type Connector } from "./node-connector.ts";
import type { Connectors } from "./node-connectors.ts";
import { Exchange } from "./node-exchange.ts";
import { isSendable, isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import type { ConnectionSettings, SendOptions, Transport } from "./transport.ts";

/** botocore waits this long for `100 Continue`, then sends the body anyway. */
const DEFAULT_CONTINUE_TIMEOUT_MS = 1000;

/** Beyond so many, hosts that no request is on its way to are forgotten with their connections. */
const MOST_HOSTS = 200;

/** A host that requests went to. */
interface Host {
  readonly connector: Connector;
  readonly slots: ConnectionSlots;
}

/** Sends requests over pooled connections. */
export class NodeTransport implements Transport {
  readonly #settings: ConnectionSettings;
  readonly #continueTimeoutMs: number;
  #hosts: Map<string, Host> = new Map();
  /** Whether proxies or certificates are asked for. */
  readonly #isSpecial: boolean;
  #connectors: Promise<Connectors> | undefined;
  /** Make connections by TCP and by TLS. */
  readonly #makers: Map<string, Agent> = new Map();
  #heads: Deadlines = new Deadlines(0);

  /**
   * @param settings - `maxPoolConnections`: connections at a time, for each host
   * @param continueTimeoutMs - how long a body waits for `100 Continue`
   */
  constructor(settings: ConnectionSettings, continueTimeoutMs: number = DEFAULT_CONTINUE_TIMEOUT_MS) {
    this.#settings = settings;
    this.#continueTimeoutMs = continueTimeoutMs;
    const { verify = true, clientCert, proxies } = settings;
    this.#isSpecial = verify !== true || clientCert !== undefined || proxies !== undefined;
  }

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    options.signal?.throwIfAborted();
    if (isStream(request.body) && request.body.deliver) return request.body.deliver(request, options);
    const { protocol, hostname, port } = request;
    const name = port === undefined ? protocol + hostname : `${protocol}${hostname}:${port}`;
    let host = this.#hosts.get(name);
    if (host === undefined) {
      host = await this.#connect(name, request);
      options.signal?.throwIfAborted();
    }
    if (!host.slots.take()) await this.#turn(host, request, options);
    let attempt = this.#exchange(host, request, options);
    try {
      return await attempt.reply;
    } catch (error) {
      if (!attempt.isStale || !isSendable(request.body) || options.signal?.aborted) throw error;
    }
    // The server had closed an idle connection and we had not seen it yet: once more, over a new one.
    closeIdle(host.connector);
    options.onResend?.();
    if (!host.slots.take()) await this.#turn(host, request, options);
    attempt = this.#exchange(host, request, options);
    return attempt.reply;
  }

  close(): void {
    for (const { slots, connector } of this.#hosts.values()) {
      slots.cancelUnread();
      closeIdle(connector, true);
    }
    this.#hosts = new Map();
    this.#connectors = undefined;
  }

  #exchange({ connector, slots }: Host, request: HttpRequest, options: SendOptions): Exchange {
    if (this.#heads.ms !== options.readTimeoutMs) this.#heads = new Deadlines(options.readTimeoutMs);
    return new Exchange(connector, slots, request, options, this.#heads, this.#continueTimeoutMs);
  }

  /** Waits for a connection to become free. */
  #turn({ slots }: Host, request: HttpRequest, options: SendOptions): Promise<void> {
    const { signal, limitMs = options.connectTimeoutMs + options.readTimeoutMs } = options;
    const overdue = (): Error => new PoolTimeoutError(requestUrl(request), this.#settings.maxPoolConnections, limitMs);
    return slots.wait({ signal, limitMs, overdue });
  }

  async #connect(name: string, request: HttpRequest): Promise<Host> {
    const connector = await (this.#isSpecial ? this.#specialConnector(request) : this.#directConnector(request));
    let host = this.#hosts.get(name);
    if (host === undefined) {
      if (this.#hosts.size >= MOST_HOSTS) this.#forgetQuietHosts();
      host = { connector, slots: new ConnectionSlots(this.#settings.maxPoolConnections) };
      this.#hosts.set(name, host);
    }
    return host;
  }

  /** A program may name a host for each of its customers. */
  #forgetQuietHosts(): void {
    for (const [name, { slots, connector }] of this.#hosts) {
      if (!slots.isFree) continue;
      this.#hosts.delete(name);
      // The connections to a proxy serve other hosts, too.
      if (!connector.proxy) closeIdle(connector, true);
    }
  }

  async #directConnector(target: HttpRequest): Promise<Connector> {
    const { protocol } = target;
    const { Agent: Maker, request } = protocol === "https:" ? await import("node:https") : await import("node:http");
    let maker = this.#makers.get(protocol);
    if (!maker) this.#makers.set(protocol, (maker = new Maker(agentOptions(this.#settings))));
    return { request, connections: new HostConnections(maker, target, this.#settings) };
  }

  /** A failure is not kept: the file that was missing may be there at the next call. */
  async #specialConnector(request: HttpRequest): Promise<Connector> {
    this.#connectors ??= this.#loadConnectors();
    return (await this.#connectors).connectorFor(request);
  }

  async #loadConnectors(): Promise<Connectors> {
    try {
      const { Connectors: Made } = await import("./node-connectors.ts");
      return await Made.create(this.#settings);
    } catch (error) {
      this.#connectors = undefined;
      throw error;
    }
  }
}
