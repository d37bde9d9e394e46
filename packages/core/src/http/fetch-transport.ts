/**
 * The transport outside Node, and an option there: `fetch` of the platform. It decompresses replies by itself, which no setting
 * prevents; such a body is marked, and its announced length ignored.
 */
import { BotoCoreError } from "../errors/botocore-error.ts";
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  HTTPClientError,
  ReadTimeoutError,
  ResponseStreamingError,
} from "../errors/http.ts";
import { joinBytes } from "./join-bytes.ts";
import { isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { HttpResponse, ResponseBody } from "./response.ts";
import type { SendOptions, Transport } from "./transport.ts";

/** Headers that `fetch` refuses or sets by itself. */
const OWN_HEADERS = /^(host|connection|content-length|expect|transfer-encoding)$/;

type Fetch = typeof globalThis.fetch;

/** Sends requests by `fetch`. */
export class FetchTransport implements Transport {
  readonly #fetch: Fetch | undefined;
  readonly #takesStreams: boolean | undefined;

  /**
   * @param fetch - default: the platform's, looked up for every request so that it can be replaced
   * @param options - `requestStreams`: whether it takes streams as bodies; default: found out
   */
  constructor(fetch?: Fetch, options?: { requestStreams?: boolean }) {
    this.#fetch = fetch;
    this.#takesStreams = options?.requestStreams;
  }

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    options.signal?.throwIfAborted();
    const { method, body } = request;
    const watch = new Watch(options, requestUrl(request));
    const fetch = this.#fetch ?? globalThis.fetch;
    try {
      const init: Record<string, unknown> = {
        method,
        headers: Object.entries(request.headers).filter(([name]) => !OWN_HEADERS.test(name)),
        body,
        redirect: "manual",
        cache: "no-store",
        credentials: "omit",
        signal: watch.controller.signal,
      };
      if (isStream(body)) {
        init["body"] = await body.forFetch(watch, this.#takesStreams);
        init["duplex"] = "half";
      } else watch.start(options.connectTimeoutMs + options.readTimeoutMs);
      const response = await fetch(watch.url, init as RequestInit);
      watch.stop();
      if (response.type === "opaqueredirect") {
        throw new HTTPClientError(
          `"${watch.url}" answered with a redirect, which this platform hides. Set the region or the endpoint the service is at.`,
        );
      }
      const headers: Record<string, string> = {};
      for (const [name, value] of response.headers) headers[name] = value;
      const { status, statusText } = response;
      return { status, reason: statusText, headers, body: new FetchResponseBody(response, watch, headers, method) };
    } catch (error) {
      watch.end();
      throw watch.explain(error);
    }
  }

  close(): void {
    // The platform keeps the connections.
  }
}

/** Aborts a fetch that is silent too long or that the caller gave up, and remembers why. */
class Watch {
  readonly url: string;
  readonly controller: AbortController = new AbortController();
  readonly #options: SendOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reason: unknown;

  constructor(options: SendOptions, url: string) {
    this.url = url;
    this.#options = options;
    options.signal?.addEventListener("abort", this.#onAbort);
  }

  start(milliseconds: number = this.#options.readTimeoutMs): void {
    this.stop();
    this.#timer = setTimeout(() => this.fail(new ReadTimeoutError(this.url)), milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.stop();
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
  }

  fail(reason: unknown): void {
    this.#reason ??= reason;
    this.controller.abort(this.#reason);
    this.end();
  }

  /** The error of the HTTP family behind what fetch threw: it reports nearly everything as a TypeError. */
  explain(error: unknown, isReading = false): unknown {
    if (this.#reason !== undefined) return this.#reason;
    if (error instanceof BotoCoreError) return error;
    // By name, since the platform's errors may come from another realm.
    const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
    const code = String(cause?.code);
    const Failure = /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/.test(code)
      ? ConnectTimeoutError
      : isReading || /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)
        ? ConnectionClosedError
        : EndpointConnectionError;
    return name === "TypeError" || Failure !== EndpointConnectionError ? new Failure(this.url, { cause: error }) : error;
  }

  readonly #onAbort = (): void => this.fail(this.#options.signal!.reason);
}

class FetchResponseBody implements ResponseBody {
  readonly isDecoded: boolean;
  readonly #response: Response;
  readonly #watch: Watch;
  readonly #isEmpty: boolean;
  #isUsed = false;

  constructor(response: Response, watch: Watch, headers: Record<string, string>, method: string) {
    this.#response = response;
    this.#watch = watch;
    this.isDecoded = /\b(gzip|deflate|br|zstd)\b/.test(headers["content-encoding"] ?? "");
    this.#isEmpty = method === "HEAD" || !response.body;
    if (this.#isEmpty) watch.end();
  }

  async bytes(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.stream()) pieces.push(piece);
    return joinBytes(pieces);
  }

  async *stream(): AsyncGenerator<Uint8Array, void> {
    if (this.#isEmpty) return;
    if (this.#isUsed) throw new ResponseStreamingError("the body was read already; it can be read only once");
    this.#isUsed = true;
    const reader = this.#response.body!.getReader();
    let isFinished = false;
    try {
      for (;;) {
        this.#watch.start();
        const { done, value } = await reader.read();
        this.#watch.stop();
        if ((isFinished = done)) return;
        yield value!;
      }
    } catch (error) {
      isFinished = true;
      throw this.#watch.explain(error, true);
    } finally {
      if (!isFinished) await reader.cancel().catch(() => undefined);
      this.#watch.end();
    }
  }

  cancel(): void {
    if (this.#isEmpty) return;
    this.#isUsed = true;
    this.#watch.fail(new ResponseStreamingError("the body was closed before its end was read"));
  }
}
