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
import { bodyLength, isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest, type RequestBody } from "./request.ts";
import type { HttpResponse, ResponseBody } from "./response.ts";
import type { SendOptions, Transport } from "./transport.ts";

/** Streams larger than this cannot be sent where `fetch` takes no streams. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;
/** Headers that `fetch` refuses or sets by itself. */
const OWN_HEADERS: ReadonlySet<string> = /*#__PURE__*/ new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "transfer-encoding",
]);

type Fetch = typeof globalThis.fetch;

/** Sends requests by `fetch`. */
export class FetchTransport implements Transport {
  readonly #fetch: Fetch | undefined;
  readonly #requestStreams: boolean | undefined;

  /**
   * @param fetch - default: the platform's, looked up for every request so that it can be replaced
   * @param options - `requestStreams`: whether it takes streams as bodies; default: found out
   */
  constructor(fetch?: Fetch, options: { requestStreams?: boolean } = {}) {
    this.#fetch = fetch;
    this.#requestStreams = options.requestStreams;
  }

  async send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    const { signal } = options;
    signal?.throwIfAborted();
    const watch = new Watch(options, requestUrl(request));
    const fetch = this.#fetch ?? globalThis.fetch;
    try {
      const isStreaming = isStream(request.body);
      const body =
        isStreaming && !(this.#requestStreams ?? supportsRequestStreams())
          ? await buffered(request.body as AsyncIterable<Uint8Array>)
          : request.body;
      watch.start(isStreaming ? undefined : options.connectTimeoutMs + options.readTimeoutMs);
      const response = await fetch(watch.url, {
        method: request.method,
        headers: Object.entries(request.headers).filter(([name]) => !OWN_HEADERS.has(name)),
        body: asFetchBody(body),
        redirect: "manual",
        cache: "no-store",
        credentials: "omit",
        signal: watch.signal,
        ...(isStream(body) ? { duplex: "half" } : {}),
      } as RequestInit);
      watch.stop();
      return asResponse(response, request, watch);
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
  readonly signal: AbortSignal;
  readonly readTimeoutMs: number;
  readonly #controller: AbortController = new AbortController();
  readonly #caller: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reason: unknown;

  constructor(options: SendOptions, url: string) {
    this.url = url;
    this.signal = this.#controller.signal;
    this.readTimeoutMs = options.readTimeoutMs;
    this.#caller = options.signal;
    this.#caller?.addEventListener("abort", this.#onAbort, { once: true });
  }

  start(milliseconds: number | undefined = this.readTimeoutMs): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.fail(new ReadTimeoutError(this.url)), milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.stop();
    this.#caller?.removeEventListener("abort", this.#onAbort);
  }

  fail(reason: unknown): void {
    this.#reason ??= reason;
    this.#controller.abort(this.#reason);
    this.end();
  }

  /** The error of the HTTP family behind what fetch threw: it reports nearly everything as a TypeError. */
  explain(error: unknown, isReading = false): unknown {
    if (this.#reason !== undefined) return this.#reason;
    if (error instanceof BotoCoreError) return error;
    // By name, since the platform's errors may come from another realm.
    const { name, cause } = (error ?? {}) as { name?: unknown; cause?: { code?: unknown } };
    const code = String(cause?.code ?? "");
    const options = { cause: error };
    if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") return new ConnectTimeoutError(this.url, options);
    if (isReading || /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return new ConnectionClosedError(this.url, options);
    return name === "TypeError" ? new EndpointConnectionError(this.url, options) : error;
  }

  readonly #onAbort = (): void => this.fail(this.#caller!.reason);
}

function asResponse(response: Response, request: HttpRequest, watch: Watch): HttpResponse {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  if (response.type === "opaqueredirect") {
    throw new HTTPClientError(
      `The endpoint URL "${watch.url}" answered with a redirect, which this platform does not show to programs. Set the region or the endpoint the service is at.`,
    );
  }
  const isDecoded = /\b(gzip|deflate|br|zstd)\b/.test(headers["content-encoding"] ?? "");
  const isEmpty = request.method === "HEAD" || response.body === null;
  return {
    status: response.status,
    reason: response.statusText,
    headers,
    body: new FetchResponseBody(response, watch, isDecoded, isEmpty),
  };
}

class FetchResponseBody implements ResponseBody {
  readonly isDecoded: boolean;
  readonly #response: Response;
  readonly #watch: Watch;
  readonly #isEmpty: boolean;
  #isUsed = false;

  constructor(response: Response, watch: Watch, isDecoded: boolean, isEmpty: boolean) {
    this.#response = response;
    this.#watch = watch;
    this.isDecoded = isDecoded;
    this.#isEmpty = isEmpty;
    if (isEmpty) watch.end();
  }

  async bytes(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of this.stream()) {
      pieces.push(piece);
      length += piece.length;
    }
    if (pieces.length === 1) return pieces[0]!;
    const all = new Uint8Array(length);
    let offset = 0;
    for (const piece of pieces) {
      all.set(piece, offset);
      offset += piece.length;
    }
    return all;
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
        if (done) {
          isFinished = true;
          return;
        }
        yield value;
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

let requestStreams: boolean | undefined;

/** Whether `fetch` takes a stream as a body: it then asks for `duplex`, and sets no content type of its own. */
function supportsRequestStreams(): boolean {
  if (requestStreams === undefined) {
    let isAsked = false;
    try {
      const request = new Request("http://localhost/", {
        method: "POST",
        body: new ReadableStream(),
        get duplex() {
          isAsked = true;
          return "half";
        },
      } as RequestInit);
      requestStreams = isAsked && !request.headers.has("content-type");
    } catch {
      requestStreams = false;
    }
  }
  return requestStreams;
}

async function buffered(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const announced = bodyLength(body as RequestBody) ?? 0;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (Math.max(length, announced) > MAX_BUFFERED_BYTES) {
      throw new HTTPClientError(
        `This platform's fetch cannot send streams, and the body is larger than the ${MAX_BUFFERED_BYTES} bytes that are held in memory instead. Send a Blob, or use a multipart upload.`,
      );
    }
    pieces.push(piece);
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    all.set(piece, offset);
    offset += piece.length;
  }
  return all;
}

function asFetchBody(body: RequestBody): BodyInit | undefined {
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) return body as BodyInit | undefined;
  const source = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error);
      }
    },
    async cancel() {
      await source.return?.();
    },
  });
}
