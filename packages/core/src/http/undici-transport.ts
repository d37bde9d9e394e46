/**
 * An optional transport under Node: a dispatcher of the `undici` package (`Agent`, `Pool`, `ProxyAgent`), which the program installs
 * and brings. It is the fastest once it is warm, and takes 160 ms to load. Nothing of it is a dependency here.
 */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { ConnectionClosedError, ConnectTimeoutError, ProxyConnectionError, ReadTimeoutError } from "../errors/http.ts";
import { nodeHttpError } from "./node-errors.ts";
import { headerList } from "./node-message.ts";
import { isStream } from "./request-body.ts";
import type { HttpRequest, RequestStream } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import { TimedExchange, type ExchangeSource, type OpenReply } from "./timed-exchange.ts";
import type { SendOptions, Transport } from "./transport.ts";

/**
 * The part of undici's `Dispatcher` that is used. Its options are not spelt out: they name types of Node, which a program that only
 * imports this package need not have.
 */
export interface UndiciDispatcher {
  request(options: never): Promise<UndiciReply>;
}

/** What a dispatcher answers. */
export interface UndiciReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array> & { resume(): unknown; on(event: "error", listener: () => void): unknown };
}

interface UndiciOptions {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array> | null;
  readonly signal: AbortSignal;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}

/**
 * Sends requests by a dispatcher of undici.
 *
 * @example
 * import { Agent } from "undici";
 * const s3 = new S3({ transport: new UndiciTransport(new Agent({ connections: 50 })) });
 */
export class UndiciTransport implements Transport, ExchangeSource {
  readonly unread: Set<TimedExchange> = new Set();
  readonly #dispatcher: UndiciDispatcher;

  /** @param dispatcher - stays the program's: it sets connections, certificates and proxies, and is closed by the program */
  constructor(dispatcher: UndiciDispatcher) {
    this.#dispatcher = dispatcher;
  }

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    options.signal?.throwIfAborted();
    return new TimedExchange(this, request, options).send(request);
  }

  /** Gives up the replies that nobody has begun to read; connections are the dispatcher's. */
  close(): void {
    for (const exchange of this.unread) exchange.cancel();
  }

  async open(request: HttpRequest, exchange: TimedExchange, signal: AbortSignal): Promise<OpenReply> {
    const { protocol, hostname, port, path, query, method, body } = request;
    const { "transfer-encoding": _chunked, connection: _connection, expect: _expect, ...headers } = request.headers;
    const call: UndiciOptions = {
      origin: `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`,
      path: query === "" ? path : `${path}?${query}`,
      method,
      headers: headerList({ ...request, headers }).list,
      // It takes any asynchronous iterable, though its types name streams only.
      body: isStream(body) ? timed(body, exchange) : (body ?? null),
      signal,
      // The exchange measures silence itself.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    const reply = await this.#dispatcher.request(call as never);
    const { statusCode: status } = reply;
    const received: Record<string, string> = {};
    for (const [name, value] of Object.entries(reply.headers)) {
      if (value !== undefined) received[name] = Array.isArray(value) ? value.join(", ") : value;
    }
    const isEmpty = method === "HEAD" || status === 204 || status === 304 || received["content-length"] === "0";
    if (isEmpty) reply.body.resume();
    // Its end by abort comes as an error of the iteration, or as nothing at all.
    reply.body.on("error", () => undefined);
    return { status, reason: "", headers: received, body: isEmpty ? undefined : bytesOf(reply.body) };
  }

  explain(error: unknown, url: string, _isReading: boolean): unknown {
    if (error instanceof BotoCoreError) return error;
    const { code, message, name } = (error ?? {}) as NodeJS.ErrnoException;
    const options = { cause: error };
    if (code === "UND_ERR_CONNECT_TIMEOUT") return new ConnectTimeoutError(url, options);
    if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") return new ReadTimeoutError(url, options);
    if (name === "HTTPParserError") return new ConnectionClosedError(url, options);
    if (/^Proxy response \(\d+\)/.test(message ?? "")) return new ProxyConnectionError(url, options);
    return nodeHttpError(error, url);
  }
}

/** The body of a request; while its source is asked for more, the silence is not the server's. */
async function* timed(body: RequestStream, silence: TimedExchange): AsyncGenerator<Uint8Array, void> {
  silence.stop();
  for await (const piece of body) {
    silence.start();
    yield piece;
    silence.stop();
  }
  silence.start();
}

async function* bytesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  for await (const piece of body) yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
}
