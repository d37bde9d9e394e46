/**
 * The body of a reply under Node. Nothing is read before someone asks. While nobody waits for it, the connection does not keep
 * the process alive; a body that nobody begins to read is dropped after the read timeout.
 */
import type { IncomingMessage } from "node:http";
import { ConnectionClosedError, ReadTimeoutError, ResponseStreamingError } from "../errors/http.ts";
import type { ConnectionSlots } from "./connection-slots.ts";
import { joinBytes } from "./join-bytes.ts";
import { nodeHttpError } from "./node-errors.ts";
import { requestUrl, type HttpRequest } from "./request.ts";
import type { ResponseBody } from "./response.ts";
import type { SendOptions } from "./transport.ts";
import { monotonicMs } from "../platform/node/clock.ts";

const EMPTY: Uint8Array = new Uint8Array(0);
/** A body given up is read to its end when it is no longer than this, which saves the connection. */
const MAX_DRAIN_BYTES = 65_536;
/** ... and when that takes no longer than this. */
const MAX_DRAIN_MS = 500;

export class NodeResponseBody implements ResponseBody {
  readonly #message: IncomingMessage;
  readonly #slots: ConnectionSlots;
  readonly #request: HttpRequest;
  readonly #options: SendOptions;
  readonly #isEmpty: boolean;
  #state: "unread" | "reading" | "given up" = "unread";
  #isWaiting = false;
  #isUncounted = false;
  #isOverdue = false;
  #error: unknown;

  /** @param release - called once, when the connection is free or closed */
  constructor(
    message: IncomingMessage,
    slots: ConnectionSlots,
    request: HttpRequest,
    options: SendOptions,
    release: () => void,
    isEmpty: boolean,
  ) {
    this.#options = options;
    this.#message = message;
    this.#slots = slots;
    this.#request = request;
    this.#isEmpty = isEmpty;
    message.on("close", release);
    message.on("error", this.#onError);
    if (isEmpty) {
      this.#state = "reading";
      message.resume();
    } else {
      this.#isUncounted = true;
      slots.markUnread(this);
      message.socket.unref();
    }
  }

  /** From now on its connection counts as used. */
  countAsRead(): void {
    if (!this.#isUncounted) return;
    this.#isUncounted = false;
    this.#slots.markRead(this);
  }

  bytes(progress?: (length: number) => void): Promise<Uint8Array> {
    if (this.#isEmpty) return Promise.resolve(EMPTY);
    return new Promise((resolve, reject) => {
      this.#claim();
      const message = this.#message;
      const pieces: Uint8Array[] = [];
      const { limitMs = Infinity } = this.#options;
      const since = monotonicMs();
      message.on("data", (piece: Uint8Array) => {
        pieces.push(piece);
        // A server that sends now and then is never silent.
        if (progress) progress(piece.length);
        else if (monotonicMs() - since > limitMs) this.fail(new ReadTimeoutError(requestUrl(this.#request)));
      });
      message.on("end", () => resolve(pieces.length === 1 ? plain(pieces[0]!) : joinBytes(pieces)));
      message.on("close", () => {
        if (!message.complete || !message.readableEnded) reject(this.#brokenOff());
      });
      if (message.destroyed) reject(this.#brokenOff());
    });
  }

  async *stream(): AsyncGenerator<Uint8Array, void> {
    if (this.#isEmpty) return;
    this.#claim();
    const message = this.#message;
    const source = message[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    try {
      for (;;) {
        const { done, value } = await source.next();
        if (done) break;
        this.#wait(false);
        yield plain(value);
        this.#wait(true);
      }
      if (!message.complete) throw this.#brokenOff();
    } catch (error) {
      throw this.#error ?? this.#mapped(error);
    } finally {
      if (!message.complete || !message.readableEnded) message.destroy();
    }
  }

  cancel(): void {
    if (this.#isEmpty || this.#state === "given up") return;
    const length = Number(this.#message.headers["content-length"] ?? Number.POSITIVE_INFINITY);
    const isShort = this.#state === "unread" && length <= MAX_DRAIN_BYTES;
    this.#state = "given up";
    this.#error ??= new ResponseStreamingError("the body was closed before its end was read");
    if (isShort) {
      // Its connection does not count as used until then: a server that stalls must not keep later calls waiting.
      const timer = setTimeout(() => this.#message.destroy(), MAX_DRAIN_MS).unref();
      this.#message.on("close", () => clearTimeout(timer)).resume();
    } else this.#message.destroy();
  }

  /** The connection was silent for the read timeout. */
  timeout(): void {
    if (this.#state === "reading" && !this.#isWaiting && !this.#isEmpty) {
      this.#isOverdue = true; // The reader takes its time.
      return;
    }
    this.fail(
      this.#state === "unread"
        ? new ResponseStreamingError("the body was not read within the read timeout, so its connection was given up")
        : new ReadTimeoutError(requestUrl(this.#request)),
    );
  }

  /** Ends the body with an error. */
  fail(error: unknown): void {
    if (this.#message.readableEnded) return;
    this.#error ??= error;
    this.#message.destroy();
  }

  #claim(): void {
    if (this.#state !== "unread") {
      throw this.#state === "reading"
        ? new ResponseStreamingError("the body was read already; it can be read only once")
        : this.#error;
    }
    this.#state = "reading";
    this.countAsRead();
    if (this.#error !== undefined) throw this.#error;
    this.#wait(true);
  }

  #wait(isWaiting: boolean): void {
    this.#isWaiting = isWaiting;
    const socket = this.#message.socket as IncomingMessage["socket"] | null;
    if (!socket || socket.destroyed) return;
    if (isWaiting) {
      socket.ref();
      // Node's timer ran out while nobody waited, and starts again only with the next byte.
      if (this.#isOverdue) socket.setTimeout(socket.timeout ?? 0);
      this.#isOverdue = false;
    } else if (!this.#message.readableEnded) socket.unref();
  }

  readonly #onError = (error: Error): void => {
    this.#error ??= this.#mapped(error);
  };

  #mapped(error: unknown): unknown {
    return nodeHttpError(error, this.#request, this.#message.socket);
  }

  #brokenOff(): unknown {
    return this.#error ?? new ConnectionClosedError(requestUrl(this.#request));
  }
}

/** Node's buffers as what they are by contract. */
export function plain(piece: Uint8Array): Uint8Array {
  return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
}
