/**
 * The transport of Node: `node:http` and `node:https` with kept-alive connections, loaded at the first request. It follows no
 * redirect and decodes nothing (spec HTT-01, 02, 05, 06, 08, 12).
 *
 * Connections are bounded per host here and not by the agent: a reply that nobody reads keeps its connection, and must not count
 * against the calls that come after it.
 */
import { PoolTimeoutError } from "../errors/http.ts";
import { ConnectionSlots } from "./connection-slots.ts";
import { agentOptions, closeIdle, directConnector, retire, type Connector } from "./node-connector.ts";
import type { Connectors } from "./node-connectors.ts";
import { Exchange } from "./node-exchange.ts";
import { isSendable, isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import type { ConnectionSettings, SendOptions, Transport } from "./transport.ts";

/** botocore waits this long for `100 Continue`, then sends the body anyway. */
const DEFAULT_CONTINUE_TIMEOUT_MS = 1000;

/** Sends requests over pooled connections. */
export class NodeTransport implements Transport {
  readonly #settings: ConnectionSettings;
  readonly #continueTimeoutMs: number;
  readonly #slots: Map<string, ConnectionSlots> = new Map();
  /** Whether proxies or certificates are asked for. */
  readonly #isSpecial: boolean;
  #connectors: Promise<Connectors> | undefined;
  #http: Connector | undefined;
  #https: Connector | undefined;

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
    const isTls = request.protocol === "https:";
    const connector = (isTls ? this.#https : this.#http) ?? (await this.#connect(request, isTls));
    const host = `${request.protocol}${request.hostname}:${request.port ?? ""}`;
    let slots = this.#slots.get(host);
    if (slots === undefined) this.#slots.set(host, (slots = new ConnectionSlots(this.#settings.maxPoolConnections)));
    const { signal, limitMs = options.connectTimeoutMs + options.readTimeoutMs } = options;
    const turn = {
      signal,
      limitMs,
      overdue: () => new PoolTimeoutError(requestUrl(request), this.#settings.maxPoolConnections, limitMs),
    };
    const wait = slots.acquire(turn);
    if (wait) await wait;
    let attempt = new Exchange(connector, slots, request, options, this.#continueTimeoutMs);
    try {
      return await attempt.reply;
    } catch (error) {
      if (!attempt.isStale || !isSendable(request.body) || options.signal?.aborted) throw error;
    }
    // The server had closed an idle connection and we had not seen it yet: once more, over a new one.
    closeIdle(connector.agent, connector.proxy ? "" : host.slice(request.protocol.length));
    options.onResend?.();
    const again = slots.acquire(turn);
    if (again) await again;
    attempt = new Exchange(connector, slots, request, options, this.#continueTimeoutMs);
    return attempt.reply;
  }

  close(): void {
    for (const slots of this.#slots.values()) slots.cancelUnread();
    for (const connector of [this.#http, this.#https]) if (connector) retire(connector);
    this.#http = this.#https = undefined;
    const connectors = this.#connectors;
    this.#connectors = undefined;
    void connectors?.then(
      (made) => made.close(),
      () => undefined,
    );
  }

  async #connect(request: HttpRequest, isTls: boolean): Promise<Connector> {
    if (this.#isSpecial) {
      this.#connectors ??= this.#loadConnectors();
      return (await this.#connectors).connectorFor(request);
    }
    const connector = await directConnector(isTls, agentOptions(this.#settings));
    if (isTls) return (this.#https ??= connector);
    return (this.#http ??= connector);
  }

  /** A failure is not kept: the file that was missing may be there at the next call. */
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
