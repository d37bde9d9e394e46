/**
 * One request over HTTP/2 whose body and reply travel at the same time, on a connection of its own that ends with it. Loaded only by
 * operations with event streams in their input. Errors are those of the other transports; silence counts in both directions.
 */
import type * as Http2 from "node:http2";
import { ConnectionClosedError, ConnectTimeoutError, ReadTimeoutError, ResponseStreamingError } from "../errors/http.ts";
import { joinBytes } from "./join-bytes.ts";
import { nodeHttpError } from "./node-errors.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { HttpResponse, ResponseBody } from "./response.ts";
import type { SendOptions } from "./transport.ts";

/** Of a reply that nobody reads, this much is taken in. */
const MAX_WAITING_BYTES = 1_048_576;
/** Headers of HTTP/1.1 that have no place in HTTP/2. */
const OF_A_CONNECTION: ReadonlySet<string> = /*#__PURE__*/ new Set([
  "host",
  "connection",
  "transfer-encoding",
  "keep-alive",
  "expect",
]);

/**
 * Sends a request.
 *
 * @param http2 - Node's module, which only Node has
 * @param frames - pieces of the body as they come
 * @param abandon - tells the source of the body that nothing more is wanted
 */
export function exchangeOverHttp2(
  http2: typeof Http2,
  request: HttpRequest,
  frames: AsyncIterable<Uint8Array>,
  abandon: () => void,
  options: SendOptions,
): Promise<HttpResponse> {
  options.signal?.throwIfAborted();
  return new Http2Exchange(http2, request, frames, abandon, options).reply;
}

class Http2Exchange implements ResponseBody {
  readonly reply: Promise<HttpResponse>;
  readonly #request: HttpRequest;
  readonly #options: SendOptions;
  readonly #abandon: () => void;
  readonly #session: Http2.ClientHttp2Session;
  readonly #stream: Http2.ClientHttp2Stream;
  readonly #connectTimer: NodeJS.Timeout;
  #resolve!: (response: HttpResponse) => void;
  #reject!: (error: unknown) => void;
  #error: unknown;
  readonly #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** The reply came to its end. */
  #isComplete = false;
  #wake: (() => void) | undefined;
  #isTaken = false;
  #isOver = false;

  constructor(
    http2: typeof Http2,
    request: HttpRequest,
    frames: AsyncIterable<Uint8Array>,
    abandon: () => void,
    options: SendOptions,
  ) {
    this.#request = request;
    this.#options = options;
    this.#abandon = abandon;
    this.reply = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const url = new URL(requestUrl(request));
    const headers: Record<string, string> = {
      ":method": request.method,
      ":path": `${url.pathname}${url.search}`,
      ":authority": request.headers["host"] ?? url.host,
    };
    for (const [name, value] of Object.entries(request.headers)) if (!OF_A_CONNECTION.has(name)) headers[name] = value;
    this.#session = http2.connect(url.origin);
    this.#connectTimer = setTimeout(() => this.#fail(new ConnectTimeoutError(url.href)), options.connectTimeoutMs);
    this.#session.on("connect", () => clearTimeout(this.#connectTimer));
    this.#session.on("error", (error) => this.#fail(error));
    this.#stream = this.#session.request(headers, { endStream: false });
    this.#stream.on("response", this.#onResponse);
    this.#stream.on("error", (error) => this.#fail(error));
    this.#stream.on("close", this.#onClose);
    this.#stream.setTimeout(options.readTimeoutMs, () => this.#fail(new ReadTimeoutError(url.href)));
    options.signal?.addEventListener("abort", this.#onAbort, { once: true });
    this.#send(frames).catch((error: unknown) => this.#fail(error, true));
  }

  /** Writes the body no faster than it is taken, and stops where nobody wants it any more. */
  async #send(frames: AsyncIterable<Uint8Array>): Promise<void> {
    const stream = this.#stream;
    for await (const frame of frames) {
      if (this.#isOver || stream.writableEnded) return;
      if (!stream.write(frame)) await this.#drained();
    }
    if (!this.#isOver) stream.end();
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#stream.off("drain", done);
        this.#stream.off("close", done);
        resolve();
      };
      this.#stream.on("drain", done);
      this.#stream.on("close", done);
    });
  }

  readonly #onResponse = (received: Http2.IncomingHttpHeaders & Http2.IncomingHttpStatusHeader): void => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(received)) {
      if (!name.startsWith(":") && value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : String(value);
    }
    this.#stream.on("data", this.#onData);
    this.#stream.on("end", () => {
      this.#isComplete = true;
      this.#wake?.();
    });
    this.#resolve({ status: received[":status"] ?? 0, reason: "", headers, body: this });
  };

  // A stream may close before anybody reads, and drops what it holds; so the reply is taken in as it comes, up to a limit.
  readonly #onData = (piece: Uint8Array): void => {
    this.#waiting.push(piece);
    this.#waitingBytes += piece.length;
    if (this.#waitingBytes > MAX_WAITING_BYTES) this.#stream.pause();
    this.#wake?.();
  };

  /** The next piece of the reply; undefined at its end. */
  async #next(): Promise<Uint8Array | undefined> {
    for (;;) {
      const piece = this.#waiting.shift();
      if (piece) {
        this.#waitingBytes -= piece.length;
        if (this.#waitingBytes <= MAX_WAITING_BYTES && this.#stream.isPaused()) this.#stream.resume();
        return piece;
      }
      if (this.#isComplete || this.#isOver) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async *stream(): AsyncGenerator<Uint8Array, void> {
    if (this.#isTaken) throw new ResponseStreamingError("the body was read already; it can be read only once");
    this.#isTaken = true;
    try {
      for (let piece = await this.#next(); piece && this.#error === undefined; piece = await this.#next()) {
        yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
      }
    } finally {
      this.#finish();
    }
    if (this.#error !== undefined) throw this.#error;
  }

  async bytes(progress?: (length: number) => void): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.stream()) {
      pieces.push(piece);
      progress?.(piece.length);
    }
    return joinBytes(pieces);
  }

  cancel(): void {
    this.#error ??= new ResponseStreamingError("the body was closed before its end was read");
    this.#finish();
  }

  readonly #onAbort = (): void => this.#fail(this.#options.signal!.reason, true);

  readonly #onClose = (): void => {
    if (this.#stream.rstCode !== 0 || !this.#isComplete) this.#error ??= new ConnectionClosedError(requestUrl(this.#request));
    if (this.#error !== undefined) this.#reject(this.#error);
    this.#finish();
  };

  #fail(error: unknown, asIs = false): void {
    if (this.#isOver) return;
    this.#error ??= asIs ? error : this.#mapped(error);
    this.#reject(this.#error);
    this.#finish();
  }

  /** Ends both directions and the connection. */
  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#connectTimer);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#abandon();
    this.#wake?.();
    if (!this.#stream.destroyed) this.#stream.destroy();
    this.#session.destroy();
  }

  #mapped(error: unknown): unknown {
    const { code, cause } = error as NodeJS.ErrnoException;
    // A request that waited for its connection only says that it was cancelled.
    if (code === "ERR_HTTP2_STREAM_CANCEL" && cause) return this.#mapped(cause);
    return code?.startsWith("ERR_HTTP2")
      ? new ConnectionClosedError(requestUrl(this.#request), { cause: error })
      : nodeHttpError(error, this.#request);
  }
}
