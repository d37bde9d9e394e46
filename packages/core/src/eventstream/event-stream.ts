/**
 * The event stream of an output (botocore `eventstream.EventStream`, EVS-03 to EVS-09): each event an object with one key, named
 * by the event's type. Types the model does not know are left out.
 */
import type { OperationModel } from "../client/operation.ts";
import { BotoCoreError } from "../errors/botocore-error.ts";
import { EventStreamError } from "../errors/event-stream-error.ts";
import { IncompleteReadError } from "../errors/stream.ts";
import type { ResponseBody } from "../http/response.ts";
import type { Shape } from "../schema/shape.ts";
import { EventStreamDecoder, type EventMessage } from "./decoder.ts";
import { parseEvent } from "./parse-event.ts";

/**
 * Events as they arrive; can be iterated once. Leaving the loop early, or {@link close}, gives the connection up.
 *
 * Iterating throws `EventStreamError` for an error that the service reports in the stream, and errors of the framing when bytes
 * arrive damaged or the connection ends within an event.
 */
export class EventStream implements AsyncIterable<Record<string, unknown>> {
  readonly #body: ResponseBody;
  readonly #operation: OperationModel;
  readonly #shape: Shape;
  readonly #decoder = new EventStreamDecoder();
  #chunks: AsyncIterator<Uint8Array> | undefined;
  #isTaken = false;
  #isClosed = false;

  /** @param shape - the structure whose members are the events */
  constructor(body: ResponseBody, operation: OperationModel, shape: Shape) {
    this.#body = body;
    this.#operation = operation;
    this.#shape = shape;
  }

  /** The next message as it is framed; undefined at the end of the stream. */
  async nextMessage(): Promise<EventMessage | undefined> {
    this.#chunks ??= this.#body.stream()[Symbol.asyncIterator]();
    for (;;) {
      if (this.#isClosed) return undefined;
      const message = this.#decoder.next();
      if (message) return message;
      const { done, value } = await this.#chunks.next();
      if (!done) this.#decoder.push(value);
      else if (this.#decoder.pendingBytes === 0 || this.#isClosed) return undefined;
      else throw new IncompleteReadError(this.#decoder.pendingBytes, this.#decoder.expectedBytes);
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Record<string, unknown>, void, undefined> {
    if (this.#isTaken)
      throw new BotoCoreError(
        `The event stream of ${this.#operation.name} was iterated before; it can be read only once. Call the operation again, or keep the events.`,
      );
    this.#isTaken = true;
    try {
      for (let message = await this.nextMessage(); message; message = await this.nextMessage()) {
        const event = this.#parse(message);
        if (event) yield event;
      }
    } finally {
      this.close();
    }
  }

  /** Gives the stream up; events that have not arrived are lost. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#body.cancel();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  #parse({ headers, payload }: EventMessage): Record<string, unknown> | undefined {
    const type = headers[":message-type"];
    if (type === "exception" || type === "error") throw this.#error(headers, payload);
    const name = String(headers[":event-type"]);
    const shape = this.#shape.memberByName.get(name)?.shape;
    return shape && { [name]: parseEvent(this.#operation.service.protocol, shape, headers, payload) };
  }

  #error(headers: EventMessage["headers"], payload: Uint8Array): EventStreamError {
    const name = headers[":exception-type"];
    const shape = typeof name === "string" ? this.#shape.memberByName.get(name)?.shape : undefined;
    let Code = String(headers[":error-code"] ?? "");
    let Message = String(headers[":error-message"] ?? "");
    if (shape) {
      const members = parseEvent(this.#operation.service.protocol, shape, headers, payload);
      Code = name as string;
      Message = String(members["Message"] ?? members["message"] ?? "");
    }
    return new EventStreamError({ Error: { Code, Message } }, this.#operation.name);
  }
}
