/**
 * Event streams in inputs: sent over HTTP/2, in both directions at once, as the caller's events arrive. boto3 has no transport for it
 * and leaves such operations out (EVS-08). Comes with the operations that have such an input, and only they load HTTP/2.
 */
import type * as Http2 from "node:http2";
import type { CallState } from "../client/call-state.ts";
import { EventStreamInputError } from "../errors/stream.ts";
import { ParamValidationError } from "../errors/validation.ts";
import type { HttpRequest, RequestBody, RequestStream } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import type { SendOptions } from "../http/transport.ts";
import type { Shape } from "../schema/shape.ts";
import { signEvents, STREAMING_EVENTS } from "./sign-events.ts";
import { writeEvent } from "./write-event.ts";

/**
 * Makes the body of a call of the events that its caller gives.
 *
 * @throws EventStreamInputError where the platform has no HTTP/2, ParamValidationError for what is no stream of events
 */
export function eventInput(input: object, call: CallState, headers: Record<string, string>): RequestBody {
  const { name, service } = call.operation;
  const member = call.operation.input!.members.find(({ shape }) => shape.eventstream)!;
  if (!http2()) throw new EventStreamInputError(service.id, name, member.name);
  if (!(Symbol.asyncIterator in input || Symbol.iterator in input))
    throw new ParamValidationError(
      `Invalid type for parameter ${member.name}, value: ${String(input)}, type: ${typeof input}, valid types: an async iterable of events`,
    );
  headers["content-type"] = "application/vnd.amazon.eventstream";
  headers["x-amz-content-sha256"] = STREAMING_EVENTS;
  return new EventBody(input as AsyncIterable<unknown> | Iterable<unknown>, member.shape, call, () => {
    throw new EventStreamInputError(service.id, name, member.name);
  });
}

function http2(): typeof Http2 | undefined {
  return typeof process === "object" ? process.getBuiltinModule?.("node:http2") : undefined;
}

/** A body of events; it can be sent once. */
class EventBody implements RequestStream {
  readonly length: undefined;
  readonly replayable = false;
  begun = false;
  readonly #events: AsyncIterator<unknown> | Iterator<unknown>;
  readonly #shape: Shape;
  readonly #call: CallState;
  readonly #refuse: () => never;

  constructor(events: AsyncIterable<unknown> | Iterable<unknown>, shape: Shape, call: CallState, refuse: () => never) {
    this.#events = Symbol.asyncIterator in events ? events[Symbol.asyncIterator]() : events[Symbol.iterator]();
    this.#shape = shape;
    this.#call = call;
    this.#refuse = refuse;
  }

  /** Events framed, not signed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const { done, value } = await this.#events.next();
      if (done) return;
      yield writeEvent(this.#shape, value);
    }
  }

  /** Tells the caller's iterable that nothing more is wanted; does not wait for it. */
  abandon(): void {
    Promise.resolve(this.#events.return?.()).catch(() => undefined);
  }

  async deliver(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    this.begun = true;
    const { exchangeOverHttp2 } = await import("../http/http2-exchange.ts");
    const { credentials } = this.#call.config;
    const frames = signEvents(this, request.headers["authorization"], { credentials, clock: () => this.#call.now() });
    return exchangeOverHttp2(http2()!, request, frames, () => this.abandon(), options);
  }

  async sha256(): Promise<string> {
    return this.#refuse();
  }

  forFetch(): ReadableStream<Uint8Array> {
    return this.#refuse();
  }

  toString(): string {
    return `[events of ${this.#call.operation.name}]`;
  }
}
