/** The events of a call as observers are told them, in their order. */
import type { OperationModel } from "../client/operation.ts";
import type { HttpRequest } from "../http/request.ts";
import { LOG } from "./log.ts";

/** A call under way; the same object in all its events. */
export interface ObservedCall {
  /** `serviceId` of the model: `S3`, `CloudWatch Logs`. */
  readonly service: string;
  /** API name: `GetObject`. */
  readonly operation: string;
  readonly region: string;
  /** The parameters as the caller gave them; may hold secrets, see {@link redact}. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly model: OperationModel;
}

/** One attempt of a call: what was sent. */
export interface ObservedAttempt {
  /** 1, 2, ... */
  readonly number: number;
  readonly request: HttpRequest;
}

/** A reply as it arrived. The body of a streaming output is left to the caller. */
export interface ObservedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

/** How a call or an attempt ended: with an output or reply, or with an error. */
export type Outcome<Value> =
  | { readonly value: Value; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: unknown };

/** What an observer is told; all of it is optional, and called in this order. */
export interface CallEvents {
  /** Whether to observe this call at all; absent means yes. */
  wants?(call: ObservedCall): boolean;
  callStarted?(call: ObservedCall): void;
  /** The request is signed and goes out. */
  attemptStarted?(call: ObservedCall, attempt: ObservedAttempt): void;
  /** The reply has arrived, or the attempt failed without one. `elapsedMs` is since it started. */
  attemptEnded?(call: ObservedCall, attempt: ObservedAttempt, outcome: Outcome<ObservedReply>, elapsedMs: number): void;
  callEnded?(call: ObservedCall, outcome: Outcome<Record<string, unknown>>, elapsedMs: number): void;
  /** Runs the call, for tracers that keep a context over it; must give back what `run` gives. */
  around?<Result>(call: ObservedCall, run: () => Promise<Result>): Promise<Result>;
}

/** Calls an observer; what it throws is only logged. */
export function tell<Result>(event: () => Result): Result | undefined {
  try {
    return event();
  } catch (error) {
    LOG.write?.("boto3.observe", "DEBUG", () => `Exception raised in an observer: ${String(error)}`);
    return undefined;
  }
}
