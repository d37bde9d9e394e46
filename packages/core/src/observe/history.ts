/**
 * The record of what a process asked and was told, as botocore's `history.py` has it: one recorder, off until enabled, whose handlers
 * get the kinds `API_CALL`, `HTTP_REQUEST`, `HTTP_RESPONSE` and `PARSED_RESPONSE`. It holds everything, secrets too.
 */
import { ClientError } from "../errors/client-error.ts";
import { requestUrl } from "../http/request.ts";
import { tell } from "./call-events.ts";
import { observeCalls, observeEveryCall } from "./observe-calls.ts";

/** Kinds of records. */
export type HistoryEvent = "API_CALL" | "HTTP_REQUEST" | "HTTP_RESPONSE" | "PARSED_RESPONSE";

/** Takes records; a handler that fails is only logged. */
export interface HistoryHandler {
  emit(event: string, payload: unknown, source: string): void;
}

/** Records calls of all clients while it is enabled. */
export class HistoryRecorder {
  readonly #handlers: HistoryHandler[] = [];
  #observing: Disposable | undefined;

  enable(): void {
    this.#observing ??= observeEveryCall(this.#observer());
  }

  disable(): void {
    this.#observing?.[Symbol.dispose]();
    this.#observing = undefined;
  }

  addHandler(handler: HistoryHandler): void {
    this.#handlers.push(handler);
  }

  /** Adds a record of one's own. */
  record(event: string, payload: unknown, source = "BOTOCORE"): void {
    if (this.#observing) for (const handler of this.#handlers) tell(() => handler.emit(event, payload, source));
  }

  #observer(): ReturnType<typeof observeCalls> {
    return observeCalls({
      callStarted: ({ model, operation, input }) =>
        this.record("API_CALL", { service: model.service.name, operation, params: input }),
      attemptStarted: ({ model }, { request }) => {
        const { method, headers, body } = request;
        this.record("HTTP_REQUEST", {
          method,
          headers,
          streaming: model.streamingInput !== undefined,
          url: requestUrl(request),
          body,
        });
      },
      attemptEnded: ({ model, operation }, _, { value }) => {
        if (!value) return;
        const streaming = model.streamingOutput !== undefined || model.eventStreamOutput !== undefined;
        this.record("HTTP_RESPONSE", {
          status_code: value.status,
          headers: value.headers,
          body: value.body,
          streaming,
          context: { operation_name: operation },
        });
      },
      callEnded: (_, { value, error }) => {
        if (value) this.record("PARSED_RESPONSE", value);
        else if (error instanceof ClientError) this.record("PARSED_RESPONSE", error.response);
      },
    });
  }
}

let recorder: HistoryRecorder | undefined;

/** The recorder of this process. */
export function getGlobalHistoryRecorder(): HistoryRecorder {
  return (recorder ??= new HistoryRecorder());
}
