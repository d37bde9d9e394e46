/**
 * The transport outside Node, and an option there: `fetch` of the platform. It decompresses replies by itself, which no setting
 * prevents; such a body is marked, and its announced length ignored.
 */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { ConnectionClosedError, ConnectTimeoutError, EndpointConnectionError, HTTPClientError } from "../errors/http.ts";
import { isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import { TimedExchange, type ExchangeSource, type OpenReply } from "./timed-exchange.ts";
import type { SendOptions, Transport } from "./transport.ts";

/** Headers that `fetch` refuses or sets by itself. */
const OWN_HEADERS = /^(host|connection|content-length|expect|transfer-encoding)$/;

type Fetch = typeof globalThis.fetch;

/** Sends requests by `fetch`. */
export class FetchTransport implements Transport, ExchangeSource {
  readonly unread: Set<TimedExchange> = new Set();
  readonly #fetch: Fetch | undefined;
  readonly #takesStreams: boolean | undefined;

  /**
   * @param fetch - default: the platform's, looked up for every request so that it can be replaced
   * @param options - `requestStreams`: whether it takes streams as bodies; default: as the platform's does, false in browsers
   */
  constructor(fetch?: Fetch, options?: { requestStreams?: boolean }) {
    this.#fetch = fetch;
    this.#takesStreams = options?.requestStreams;
  }

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    options.signal?.throwIfAborted();
    return new TimedExchange(this, request, options).send(request);
  }

  /** The platform keeps the connections; replies that nobody has begun to read are given up. */
  close(): void {
    for (const exchange of this.unread) exchange.cancel();
  }

  async open(request: HttpRequest, exchange: TimedExchange, signal: AbortSignal): Promise<OpenReply> {
    const { method, headers, body } = request;
    const init: Record<string, unknown> = {
      method,
      headers: Object.entries(headers).filter(([name]) => !OWN_HEADERS.test(name)),
      body,
      redirect: "manual",
      cache: "no-store",
      credentials: "omit",
      signal,
    };
    if (isStream(body)) {
      init["body"] = await body.forFetch(exchange, this.#takesStreams);
      init["duplex"] = "half";
    }
    const url = requestUrl(request);
    const response = await (this.#fetch ?? globalThis.fetch)(url, init as RequestInit);
    if (response.type === "opaqueredirect") {
      throw new HTTPClientError(
        `"${url}" answered with a redirect, which this platform hides. Set the region or the endpoint the service is at.`,
      );
    }
    const received = Object.fromEntries(response.headers);
    const reader = method === "HEAD" ? undefined : response.body?.getReader();
    return {
      status: response.status,
      reason: response.statusText,
      headers: received,
      body: reader && iterator(reader),
      isDecoded: /\b(gzip|deflate|br|zstd)\b/.test(received["content-encoding"] ?? ""),
    };
  }

  /** `fetch` reports nearly everything as a TypeError. */
  explain(error: unknown, url: string, isReading: boolean): unknown {
    if (error instanceof BotoCoreError) return error;
    // By name, since the platform's errors may come from another realm.
    const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown; name?: unknown } };
    const code = String(cause?.code ?? cause?.name);
    const Failure = /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/.test(code)
      ? ConnectTimeoutError
      : isReading || /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|HPE_\w+|HTTPParserError)$/.test(code)
        ? ConnectionClosedError
        : name === "TypeError" && EndpointConnectionError;
    return Failure ? new Failure(url, { cause: error }) : error;
  }
}

/** Some browsers have no iteration over streams. */
function iterator(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncIterator<Uint8Array> {
  return {
    next: () => reader.read() as Promise<IteratorResult<Uint8Array>>,
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}
