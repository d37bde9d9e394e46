/**
 * One request and the body of its reply, over something that keeps its connections to itself: `fetch`, undici. Ends what is silent too
 * long, what the caller gave up, and replies that nobody reads; and remembers why.
 */
import { monotonicMs } from "#platform";
import { ReadTimeoutError, ResponseStreamingError } from "../errors/http.ts";
import { joinBytes } from "./join-bytes.ts";
import { offAbort, onAbort } from "./on-abort.ts";
import { isStream } from "./request-body.ts";
import { requestUrl, type HttpRequest, type SilenceTimer } from "./request.ts";
import type { HttpResponse, ResponseBody } from "./response.ts";
import type { SendOptions } from "./transport.ts";

/** A reply whose head has arrived. */
export interface OpenReply {
  readonly status: number;
  readonly reason: string;
  readonly headers: Record<string, string>;
  /** Undefined for replies without a body. */
  readonly body: AsyncIterator<Uint8Array> | undefined;
  readonly isDecoded?: boolean;
}

/** What an exchange needs from its transport. */
export interface ExchangeSource {
  /** Sends the request; rejects when the signal aborts. */
  open(request: HttpRequest, exchange: TimedExchange, signal: AbortSignal): Promise<OpenReply>;
  /** The error of the HTTP family behind what `open` or the body threw. */
  explain(error: unknown, url: string, isReading: boolean): unknown;
  /** Replies that nobody has begun to read. */
  readonly unread: Set<TimedExchange>;
}

export class TimedExchange implements ResponseBody, SilenceTimer {
  isDecoded = false;
  readonly #source: ExchangeSource;
  readonly #url: string;
  readonly #options: SendOptions;
  readonly #controller: AbortController = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure: unknown;
  #body: AsyncIterator<Uint8Array> | undefined;
  #isUsed = false;

  constructor(source: ExchangeSource, request: HttpRequest, options: SendOptions) {
    this.#source = source;
    this.#url = requestUrl(request);
    this.#options = options;
    if (options.signal) onAbort(options.signal, this.#onAbort);
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    try {
      // The source of a stream measures its own silence.
      if (!isStream(request.body)) this.start(this.#options.connectTimeoutMs + this.#options.readTimeoutMs);
      const { status, reason, headers, body, isDecoded } = await this.#source.open(request, this, this.#controller.signal);
      this.stop();
      this.isDecoded = isDecoded === true;
      this.#body = body;
      if (body) this.#awaitReader();
      else this.#end();
      return { status, reason, headers, body: this };
    } catch (error) {
      this.#end();
      throw this.#explain(error, false);
    }
  }

  async bytes(progress?: (length: number) => void): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    const { limitMs = Infinity } = this.#options;
    const since = monotonicMs();
    for await (const piece of this.stream()) {
      pieces.push(piece);
      // A server that sends now and then is never silent.
      if (progress) progress(piece.length);
      else if (monotonicMs() - since > limitMs) throw new ReadTimeoutError(this.#url);
    }
    return joinBytes(pieces);
  }

  async *stream(): AsyncGenerator<Uint8Array, void> {
    const body = this.#body;
    if (!body) return;
    if (this.#isUsed) throw this.#failure ?? new ResponseStreamingError("the body was read already; it can be read only once");
    this.#claim();
    let isFinished = false;
    try {
      for (;;) {
        this.start();
        const { done, value } = await body.next();
        this.stop();
        if ((isFinished = done === true)) return;
        yield value!;
      }
    } catch (error) {
      isFinished = true;
      throw this.#explain(error, true);
    } finally {
      if (!isFinished) await body.return?.().catch(() => undefined);
      this.#end();
    }
  }

  cancel(): void {
    this.#giveUp("the body was closed before its end was read");
  }

  start(milliseconds: number = this.#options.readTimeoutMs): void {
    this.stop();
    this.#timer = setTimeout(() => {
      // Once more around: what lies ready is read first, even when the program kept its event loop busy.
      this.#timer = setTimeout(() => this.#fail(new ReadTimeoutError(this.#url)), 0);
    }, milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** A reply that nobody reads is dropped after the read timeout; the wait keeps no process alive. */
  #awaitReader(): void {
    this.#source.unread.add(this);
    const overdue = (): void => this.#giveUp("the body was not read within the read timeout, so its connection was given up");
    this.#timer = setTimeout(overdue, this.#options.readTimeoutMs);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #claim(): void {
    this.#isUsed = true;
    this.#source.unread.delete(this);
  }

  #giveUp(problem: string): void {
    if (!this.#body) return;
    this.#claim();
    this.#fail(new ResponseStreamingError(problem));
    void this.#body.return?.().catch(() => undefined);
  }

  #fail(reason: unknown): void {
    this.#failure ??= reason;
    this.#controller.abort(this.#failure);
    this.#end();
  }

  #end(): void {
    this.stop();
    this.#source.unread.delete(this);
    const { signal } = this.#options;
    if (signal) offAbort(signal, this.#onAbort);
  }

  #explain(error: unknown, isReading: boolean): unknown {
    return this.#failure ?? this.#source.explain(error, this.#url, isReading);
  }

  readonly #onAbort = (): void => this.#fail(this.#options.signal!.reason);
}
