/**
 * One request of Node's http modules and its reply, on one connection: its limits, `100 Continue`, the end of a body nobody wants (spec
 * HTT-05, HTT-06, HTT-08).
 */
import type { ClientRequest, IncomingMessage } from "node:http";
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  ProxyConnectionError,
  ReadTimeoutError,
} from "../errors/http.ts";
import type { ConnectionSlots } from "./connection-slots.ts";
import { Timed, type Deadlines } from "./deadlines.ts";
import type { ConnectionUser } from "./host-connections.ts";
import { joinBytes } from "./join-bytes.ts";
import type { Connector } from "./node-connector.ts";
import { nodeHttpError } from "./node-errors.ts";
import { openMessage, type OpenedMessage } from "./node-message.ts";
import { writeBody } from "./node-request-body.ts";
import { NodeResponseBody, plain } from "./node-response-body.ts";
import type { Tunnel } from "./node-tunnel.ts";
import { offAbort, onAbort } from "./on-abort.ts";
import { isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import { WholeBody, type HttpResponse } from "./response.ts";
import { leaveSocket, takeSocket, type SocketUser, type UsedSocket } from "./socket-user.ts";
import type { SendOptions } from "./transport.ts";
import { monotonicMs } from "../platform/node/clock.ts";

/** One request and its reply on one connection. */
export class Exchange extends Timed implements ConnectionUser, SocketUser {
  readonly reply: Promise<HttpResponse>;
  readonly #request: HttpRequest;
  readonly #options: SendOptions;
  readonly #slots: ConnectionSlots;
  readonly #heads: Deadlines;
  readonly #proxy: Connector["proxy"];
  readonly #continueTimeoutMs: number;
  #message: ClientRequest | undefined;
  #socket: UsedSocket | undefined;
  /** Until the connection is there. */
  #connectTimer: NodeJS.Timeout | undefined;
  #continueTimer: NodeJS.Timeout | undefined;
  #tunnel: Tunnel | undefined;
  #onAbort: (() => void) | undefined;
  #resolve!: (response: HttpResponse) => void;
  #reject!: (error: unknown) => void;
  #body: NodeResponseBody | undefined;
  #isConnected = false;
  /** Whether the reply's head has arrived. */
  #hasHead = false;
  /** Whether the caller has its reply or error. */
  #isSettled = false;
  #isFinished = false;
  #isBodyStarted = false;
  /** Set when a reply arrived and the rest of the request's body is not wanted. */
  #stopSending = false;
  #failedStale = false;

  /** @param heads - limits how long replies take to begin; by the read timeout */
  constructor(
    connector: Connector,
    slots: ConnectionSlots,
    request: HttpRequest,
    options: SendOptions,
    heads: Deadlines,
    continueTimeoutMs: number,
  ) {
    super();
    this.#proxy = connector.proxy;
    this.#request = request;
    this.#options = options;
    this.#slots = slots;
    this.#heads = heads;
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
    const { connections, proxy } = connector;
    const { body } = this.#request;
    const { signal } = this.#options;
    // Aborted while it waited for the module or for a connection.
    if (signal?.aborted) return this.#fail(signal.reason, true);
    if (proxy?.tunnels) this.#tunnel = {};
    let opened: OpenedMessage;
    try {
      opened = openMessage(this.#request, connector, this, this.#tunnel);
    } catch (error) {
      return this.#fail(error);
    }
    const { message, isAscii } = opened;
    this.#message = message;
    if (!("closeIdle" in connections)) message.on("socket", (socket) => this.attach(socket));
    message.on("response", (reply) => this.#receive(reply));
    message.on("error", (error) => this.#fail(error));
    if (signal) onAbort(signal, (this.#onAbort = () => this.#abort(signal.reason)));
    if (proxy?.tunnels) this.#startConnecting();
    if (this.#isExpecting) {
      message.on("continue", () => this.#sendBody());
      message.flushHeaders();
    } else if (isStream(body)) this.#sendBody();
    else {
      this.#isBodyStarted = true;
      // Node joins text with the header block in one write, and would write raw header bytes as UTF-8 there.
      message.end(typeof body === "string" && !isAscii ? Buffer.from(body) : body);
    }
  }

  get #isExpecting(): boolean {
    return this.#request.body !== undefined && this.#request.headers["expect"] === "100-continue";
  }

  /** The connection is known; perhaps it is still being made. */
  attach(socket: UsedSocket): void {
    this.#socket = socket;
    takeSocket(socket, this, this.#options.readTimeoutMs);
    if (!socket.connecting && !socket.secureConnecting) return this.#connected();
    this.#startConnecting();
    socket.once("encrypted" in socket ? "secureConnect" : "connect", () => this.#connected());
  }

  #startConnecting(): void {
    clearTimeout(this.#connectTimer);
    const overdue = (): void => {
      if (!this.#isConnected) this.#fail(new ConnectTimeoutError(requestUrl(this.#request)));
    };
    this.#connectTimer = setTimeout(afterInput, this.#options.connectTimeoutMs, overdue);
  }

  #connected(): void {
    if (this.#connectTimer) clearTimeout(this.#connectTimer);
    this.#isConnected = true;
    this.#awaitHead();
    if (this.#isExpecting && !this.#isBodyStarted) {
      this.#continueTimer = setTimeout(() => this.#sendBody(), this.#continueTimeoutMs);
    }
  }

  /** From when everything is sent, the reply's head has the read timeout, however slowly it comes. */
  #awaitHead(): void {
    if (this.#hasHead || this.#isFinished) return;
    if (!isStream(this.#request.body) || this.#message?.writableEnded) this.#heads.add(this);
  }

  override overdue(): void {
    afterInput(() => {
      if (!this.#hasHead) this.#fail(new ReadTimeoutError(requestUrl(this.#request)));
    });
  }

  #sendBody(): void {
    clearTimeout(this.#continueTimer);
    if (this.#isBodyStarted || this.#stopSending || this.#isFinished) return;
    this.#isBodyStarted = true;
    const { body, headers } = this.#request;
    if (!isStream(body)) this.#message!.end(body);
    else {
      writeBody(this.#message!, body, headers["content-length"], () => this.#stopSending).then(
        () => this.#isConnected && this.#awaitHead(),
        (error: unknown) => this.#fail(error, true),
      );
    }
  }

  #receive(message: IncomingMessage): void {
    const request = this.#request;
    const status = message.statusCode!;
    this.#hasHead = true;
    this.#heads.remove(this);
    if (this.#continueTimer) clearTimeout(this.#continueTimer);
    if (!this.#message!.writableEnded && (status >= 300 || !this.#isBodyStarted)) this.#stopSending = true;
    const headers = message.headers as Record<string, string>;
    const cookies: unknown = headers["set-cookie"];
    if (Array.isArray(cookies)) headers["set-cookie"] = cookies.join(", ");
    const reason = message.statusMessage ?? "";
    if (this.#options.wholeBody) return this.#collect(message, { status, reason, headers });
    const isEmpty = request.method === "HEAD" || status === 204 || status === 304 || headers["content-length"] === "0";
    this.#body = new NodeResponseBody(message, this.#slots, request, this.#options, () => this.#release(), isEmpty);
    this.#isSettled = true;
    this.#resolve({ status, reason, headers, body: this.#body });
  }

  /** Reads the body while it arrives; the reply comes with it. */
  #collect(message: IncomingMessage, { status, reason, headers }: Omit<HttpResponse, "body">): void {
    const { limitMs = Number.POSITIVE_INFINITY } = this.#options;
    const pieces: Uint8Array[] = [];
    let until = 0;
    message.on("data", (piece: Uint8Array) => {
      if (pieces.push(piece) === 1) return;
      // A server that sends now and then is never silent.
      const now = monotonicMs();
      if (until === 0) until = now + limitMs;
      else if (now > until) this.#fail(new ReadTimeoutError(requestUrl(this.#request)));
    });
    message.on("end", () => {
      if (this.#isSettled || !message.complete) return;
      this.#isSettled = true;
      this.#release();
      const body = new WholeBody(pieces.length === 1 ? plain(pieces[0]!) : joinBytes(pieces));
      this.#resolve({ status, reason, headers, body });
    });
    message.on("error", (error) => this.#fail(error));
    message.on("close", () => {
      if (!this.#isFinished) this.#fail(new ConnectionClosedError(requestUrl(this.#request)));
    });
  }

  /** Nothing was sent or received for the read timeout. */
  quiet(): void {
    const read = this.#socket!.bytesRead;
    afterInput(() => {
      if (!this.#isFinished && this.#socket!.bytesRead === read) this.#onSilence();
    });
  }

  #onSilence(): void {
    const message = this.#message!;
    if (this.#body) return this.#body.timeout();
    // A slow source of the request's body is not the server's silence; connecting has its own limit.
    const isSourceSlow = this.#isBodyStarted && !message.writableEnded && !message.writableNeedDrain;
    if (!isSourceSlow && !message.socket?.connecting) this.#fail(new ReadTimeoutError(requestUrl(this.#request)));
  }

  #abort(reason: unknown): void {
    if (this.#body) this.#body.fail(reason);
    this.#fail(reason, true);
  }

  /** Gives everything up. After the caller has its reply, the reader of its body learns of it instead. */
  #fail(error: unknown, asIs = false): void {
    if (this.#isFinished) return;
    const message = this.#message;
    const mapped = asIs ? error : this.#explain(nodeHttpError(error, this.#request, message?.socket));
    if (!this.#isSettled) {
      this.#isSettled = true;
      this.#failedStale = !this.#hasHead && message?.reusedSocket === true && mapped instanceof ConnectionClosedError;
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

  /** The connection is done with: kept for other requests, or closed. */
  #release(): void {
    if (this.#isFinished) return;
    this.#isFinished = true;
    this.#stopSending = true;
    this.#tunnel?.abandon?.();
    this.#heads.remove(this);
    if (this.#connectTimer) clearTimeout(this.#connectTimer);
    if (this.#continueTimer) clearTimeout(this.#continueTimer);
    if (this.#onAbort) offAbort(this.#options.signal!, this.#onAbort);
    leaveSocket(this.#socket, this);
    this.#body?.countAsRead();
    this.#slots.release();
    // A request that was not sent to its end cannot leave the connection to the next one.
    if (this.#message && !this.#message.writableEnded) {
      this.#message.destroy();
      if (isStream(this.#request.body)) this.#request.body.abandon();
    }
  }
}

/**
 * Acts on a limit that has passed only after what lies ready was read: when the program kept its event loop busy, timers run before
 * the reply that came in good time.
 */
function afterInput(act: () => void): void {
  setImmediate(act);
}
