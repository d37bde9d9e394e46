/**
 * One request of Node's http modules and its reply, on one connection: its limits, `100 Continue`, the end of a body nobody wants (spec
 * HTT-05, HTT-06, HTT-08).
 */
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { Socket } from "node:net";
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  ProxyConnectionError,
  ReadTimeoutError,
} from "../errors/http.ts";
import type { ConnectionSlots } from "./connection-slots.ts";
import type { Connector } from "./node-connector.ts";
import { nodeHttpError } from "./node-errors.ts";
import { headerBytes, writeBody } from "./node-request-body.ts";
import { NodeResponseBody } from "./node-response-body.ts";
import type { Tunnel } from "./node-tunnel.ts";
import { offAbort, onAbort } from "./on-abort.ts";
import { bodyLength, isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import type { SendOptions } from "./transport.ts";

/** One request and its reply on one connection. */
export class Exchange {
  readonly reply: Promise<HttpResponse>;
  readonly #request: HttpRequest;
  readonly #options: SendOptions;
  readonly #slots: ConnectionSlots;
  readonly #proxy: Connector["proxy"];
  readonly #tunnel: Tunnel = {};
  readonly #continueTimeoutMs: number;
  #message: ClientRequest | undefined;
  #socket: Socket | undefined;
  /** Runs until the connection is there, then until the reply's head is. */
  #timer: NodeJS.Timeout | undefined;
  #isConnected = false;
  #continueTimer: NodeJS.Timeout | undefined;
  #resolve!: (response: HttpResponse) => void;
  #reject!: (error: unknown) => void;
  #body: NodeResponseBody | undefined;
  #settled = false;
  #finished = false;
  #bodyStarted = false;
  /** Set when a reply arrived and the rest of the request's body is not wanted. */
  #stopSending = false;
  #failedStale = false;

  constructor(
    connector: Connector,
    slots: ConnectionSlots,
    request: HttpRequest,
    options: SendOptions,
    continueTimeoutMs: number,
  ) {
    this.#proxy = connector.proxy;
    this.#request = request;
    this.#options = options;
    this.#slots = slots;
    this.#continueTimeoutMs = continueTimeoutMs;
    this.reply = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#start(connector);
  }

  /** Whether it failed because a kept-alive connection was dead already. */
  get isStale(): boolean {
    return this.#failedStale;
  }

  #start(connector: Connector): void {
    const { method, protocol, hostname, port, path, query, body } = this.#request;
    const signal = this.#options.signal;
    // Aborted while it waited for the module or for a connection.
    if (signal?.aborted) return this.#fail(signal.reason, true);
    const { sentHeaders: headers, isExpecting } = this.#prepareHeaders();
    const forward = this.#proxy?.forward;
    let message: ClientRequest;
    try {
      const requestOptions = {
        agent: connector.agent,
        method,
        protocol,
        hostname: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
        port,
        path: query === "" ? path : `${path}?${query}`,
        headers,
        timeout: this.#options.readTimeoutMs,
        joinDuplicateHeaders: true,
        ...(this.#proxy?.tunnels && { tunnel: this.#tunnel }),
      } as RequestOptions;
      message = connector.request(forward ? forward(requestOptions) : requestOptions);
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#message = message;
    message.on("socket", this.#onSocket);
    message.on("response", this.#onResponse);
    message.on("error", this.#onError);
    if (signal) onAbort(signal, this.#onAbort);
    if (this.#proxy?.tunnels) this.#startConnecting();
    if (isExpecting) {
      message.on("continue", this.#sendBody);
      message.flushHeaders();
    } else if (isStream(body)) this.#sendBody();
    else {
      this.#bodyStarted = true;
      // Node joins text with the header block in one write, and would write raw header bytes as UTF-8 there.
      if (typeof body === "string" && headers !== this.#request.headers) message.end(new TextEncoder().encode(body));
      else message.end(body);
    }
  }

  /** Headers as Node takes them; with `expect`, which sends them before the body, also the length of a body in memory. */
  #prepareHeaders(): { sentHeaders: Record<string, string>; isExpecting: boolean } {
    const { body, headers } = this.#request;
    const isExpecting = body !== undefined && headers["expect"] === "100-continue";
    let sentHeaders = headerBytes(headers);
    if (isExpecting && !isStream(body) && headers["content-length"] === undefined) {
      sentHeaders = { ...sentHeaders, "content-length": String(bodyLength(body)) };
    }
    return { sentHeaders, isExpecting };
  }

  readonly #onSocket = (socket: Socket & { secureConnecting?: boolean }): void => {
    // Node's own `timeout` event of a request comes once only.
    this.#socket = socket;
    socket.on("timeout", this.#onTimeout);
    const connected = (): void => {
      this.#isConnected = true;
      this.#awaitHead();
      if (this.#request.headers["expect"] === "100-continue" && !this.#bodyStarted) {
        this.#continueTimer = setTimeout(this.#sendBody, this.#continueTimeoutMs);
      }
    };
    if (!socket.connecting && !socket.secureConnecting) return connected();
    this.#startConnecting();
    socket.once("encrypted" in socket ? "secureConnect" : "connect", connected);
  };

  #startConnecting(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#afterInput, this.#options.connectTimeoutMs, () => {
      if (!this.#isConnected) this.#fail(new ConnectTimeoutError(requestUrl(this.#request)));
    });
  }

  /**
   * Acts on a limit that has passed only after what lies ready was read: when the program kept its event loop busy, timers run before
   * the reply that came in good time.
   */
  readonly #afterInput = (act: () => void): void => void setImmediate(act);

  /** From when everything is sent, the reply's head has the read timeout, however slowly it comes. */
  #awaitHead(): void {
    clearTimeout(this.#timer);
    if (this.#settled || (isStream(this.#request.body) && !this.#message!.writableEnded)) return;
    this.#timer = setTimeout(this.#afterInput, this.#options.readTimeoutMs, () => {
      if (!this.#settled) this.#fail(new ReadTimeoutError(requestUrl(this.#request)));
    });
  }

  readonly #sendBody = (): void => {
    clearTimeout(this.#continueTimer);
    if (this.#bodyStarted || this.#stopSending || this.#finished) return;
    this.#bodyStarted = true;
    const { body, headers } = this.#request;
    if (!isStream(body)) this.#message!.end(body);
    else {
      writeBody(this.#message!, body, headers["content-length"], () => this.#stopSending).then(
        () => this.#isConnected && this.#awaitHead(),
        (error: unknown) => this.#fail(error, true),
      );
    }
  };

  readonly #onResponse = (message: IncomingMessage): void => {
    const request = this.#message!;
    const status = message.statusCode!;
    this.#settled = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#continueTimer);
    if (!request.writableEnded && (status >= 300 || !this.#bodyStarted)) this.#stopSending = true;
    const headers = message.headers as Record<string, string | string[]>;
    const cookies = headers["set-cookie"];
    if (Array.isArray(cookies)) headers["set-cookie"] = cookies.join(", ");
    const isEmpty = this.#request.method === "HEAD" || status === 204 || status === 304 || headers["content-length"] === "0";
    this.#body = new NodeResponseBody(message, this.#slots, this.#request, this.#options, this.#release, isEmpty);
    this.#resolve({ status, reason: message.statusMessage ?? "", headers: headers as Record<string, string>, body: this.#body });
  };

  readonly #onTimeout = (): void => {
    const read = this.#socket!.bytesRead;
    this.#afterInput(() => {
      if (!this.#finished && this.#socket!.bytesRead === read) this.#onSilence();
    });
  };

  #onSilence(): void {
    const message = this.#message!;
    if (this.#body) return this.#body.timeout();
    // A slow source of the request's body is not the server's silence; connecting has its own limit.
    const isSourceSlow = this.#bodyStarted && !message.writableEnded && !message.writableNeedDrain;
    if (!isSourceSlow && !message.socket?.connecting) this.#fail(new ReadTimeoutError(requestUrl(this.#request)));
  }

  readonly #onAbort = (): void => {
    const reason = this.#options.signal!.reason;
    if (this.#body) this.#body.fail(reason);
    this.#fail(reason, true);
  };

  readonly #onError = (error: Error): void => this.#fail(error);

  /** Gives everything up. After the reply arrived, the reader of its body learns of it instead. */
  #fail(error: unknown, asIs = false): void {
    if (this.#finished) return;
    const message = this.#message;
    const mapped = asIs ? error : this.#explain(nodeHttpError(error, this.#request, message?.socket));
    if (!this.#settled) {
      this.#settled = true;
      this.#failedStale = message?.reusedSocket === true && mapped instanceof ConnectionClosedError;
      this.#release();
      this.#reject(mapped);
    } else this.#body?.fail(mapped);
    message?.destroy();
  }

  /** Before there is a connection, it is the proxy that cannot be reached. */
  #explain(error: unknown): unknown {
    const isUnreachable = error instanceof EndpointConnectionError || error instanceof ConnectTimeoutError;
    return this.#proxy && isUnreachable ? new ProxyConnectionError(this.#proxy.shownUrl, { cause: error }) : error;
  }

  /** The connection is done with: returned to the agent, or closed. */
  readonly #release = (): void => {
    if (this.#finished) return;
    this.#finished = true;
    this.#stopSending = true;
    this.#tunnel.abandon?.();
    clearTimeout(this.#timer);
    clearTimeout(this.#continueTimer);
    const { signal } = this.#options;
    if (signal) offAbort(signal, this.#onAbort);
    this.#socket?.off("timeout", this.#onTimeout);
    this.#body?.countAsRead();
    this.#slots.release();
    // A request that was not sent to its end cannot leave the connection to the next one.
    if (this.#message && !this.#message.writableEnded) {
      this.#message.destroy();
      if (isStream(this.#request.body)) this.#request.body.abandon();
    }
  };
}
