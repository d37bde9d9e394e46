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
import { requestUrl, type HttpRequest, type SilenceTimer } from "./request.ts";
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
    return new Exchange(requestUrl(request), options).send(request, this.#fetch ?? globalThis.fetch, this.#takesStreams);
  }

  close(): void {
    // The platform keeps the connections.
  }
}

/** One request and the body of its reply. Aborts a fetch that is silent too long or that the caller gave up, and remembers why. */
class Exchange implements ResponseBody, SilenceTimer {
  isDecoded = false;
  readonly #url: string;
  readonly #options: SendOptions;
  readonly #controller: AbortController = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure: unknown;
  /** Undefined for replies without a body. */
  #body: ReadableStream<Uint8Array> | null | undefined;
  #isUsed = false;

  constructor(url: string, options: SendOptions) {
    this.#url = url;
    this.#options = options;
    options.signal?.addEventListener("abort", this.#onAbort);
  }

  async send({ method, headers, body }: HttpRequest, fetch: Fetch, takesStreams: boolean | undefined): Promise<HttpResponse> {
    try {
      const init: Record<string, unknown> = {
        method,
        headers: Object.entries(headers).filter(([name]) => !OWN_HEADERS.test(name)),
        body,
        redirect: "manual",
        cache: "no-store",
        credentials: "omit",
        signal: this.#controller.signal,
      };
      if (isStream(body)) {
        init["body"] = await body.forFetch(this, takesStreams);
        init["duplex"] = "half";
      } else this.start(this.#options.connectTimeoutMs + this.#options.readTimeoutMs);
      const response = await fetch(this.#url, init as RequestInit);
      this.stop();
      if (response.type === "opaqueredirect") {
        throw new HTTPClientError(
          `"${this.#url}" answered with a redirect, which this platform hides. Set the region or the endpoint the service is at.`,
        );
      }
      const received = Object.fromEntries(response.headers);
      this.isDecoded = /\b(gzip|deflate|br|zstd)\b/.test(received["content-encoding"] ?? "");
      if (method !== "HEAD") this.#body = response.body;
      if (!this.#body) this.#end();
      return { status: response.status, reason: response.statusText, headers: received, body: this };
    } catch (error) {
      this.#end();
      throw this.#explain(error);
    }
  }

  async bytes(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.stream()) pieces.push(piece);
    return joinBytes(pieces);
  }

  async *stream(): AsyncGenerator<Uint8Array, void> {
    if (!this.#body) return;
    if (this.#isUsed) throw new ResponseStreamingError("the body was read already; it can be read only once");
    this.#isUsed = true;
    const reader = this.#body.getReader();
    let isFinished = false;
    try {
      for (;;) {
        this.start();
        const { done, value } = await reader.read();
        this.stop();
        if ((isFinished = done)) return;
        yield value!;
      }
    } catch (error) {
      isFinished = true;
      throw this.#explain(error, true);
    } finally {
      if (!isFinished) await reader.cancel().catch(() => undefined);
      this.#end();
    }
  }

  cancel(): void {
    if (!this.#body) return;
    this.#isUsed = true;
    this.#fail(new ResponseStreamingError("the body was closed before its end was read"));
  }

  start(milliseconds: number = this.#options.readTimeoutMs): void {
    this.stop();
    this.#timer = setTimeout(() => this.#fail(new ReadTimeoutError(this.#url)), milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #fail(reason: unknown): void {
    this.#failure ??= reason;
    this.#controller.abort(this.#failure);
    this.#end();
  }

  #end(): void {
    this.stop();
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
  }

  /** The error of the HTTP family behind what fetch threw: it reports nearly everything as a TypeError. */
  #explain(error: unknown, isReading = false): unknown {
    if (this.#failure !== undefined) return this.#failure;
    if (error instanceof BotoCoreError) return error;
    // By name, since the platform's errors may come from another realm.
    const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
    const code = String(cause?.code);
    const Failure = /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/.test(code)
      ? ConnectTimeoutError
      : isReading || /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)
        ? ConnectionClosedError
        : name === "TypeError" && EndpointConnectionError;
    return Failure ? new Failure(this.#url, { cause: error }) : error;
  }

  readonly #onAbort = (): void => this.#fail(this.#options.signal!.reason);
}
