/** Errors around waiters; names and texts are botocore's. */
import type { ParsedError } from "../client/output.ts";
import type { WaiterAcceptor } from "../waiters/definition.ts";
import { BotoCoreError } from "./botocore-error.ts";
import { didYouMean } from "./did-you-mean.ts";

/** What was known when a wait ended without success. */
export interface WaitFailure {
  /** The last answer: an output, or the reply of an error. */
  readonly lastResponse: Record<string, unknown> | ParsedError | undefined;
  /** Calls made. */
  readonly attempts: number;
  /** Milliseconds since the wait began. */
  readonly elapsedMs: number;
  /** The acceptor that decided, or the last that matched. */
  readonly acceptor: WaiterAcceptor | undefined;
  /** The error the last call ended with. */
  readonly cause: unknown;
}

/** A wait ended in a failure state, by an error no acceptor knows, or without an end in the time given. */
export class WaiterError extends BotoCoreError {
  static override readonly errorName: string = "WaiterError";

  /** Name in the API: `BucketExists`. */
  readonly waiterName: string;
  /** Why it failed, in botocore's words. */
  readonly reason: string;
  readonly lastResponse: WaitFailure["lastResponse"];
  readonly attempts: number;
  readonly elapsedMs: number;
  readonly acceptor: WaiterAcceptor | undefined;

  constructor(name: string, reason: string, failure: WaitFailure) {
    const { lastResponse, attempts, elapsedMs, acceptor, cause } = failure;
    super(`Waiter ${name} failed: ${reason}`, { name, reason }, cause === undefined ? undefined : { cause });
    this.waiterName = name;
    this.reason = reason;
    this.lastResponse = lastResponse;
    this.attempts = attempts;
    this.elapsedMs = elapsedMs;
    this.acceptor = acceptor;
  }
}

/** `getWaiter` was asked for a waiter that the service does not have. */
export class UnknownWaiterError extends BotoCoreError {
  static override readonly errorName: string = "UnknownWaiterError";

  constructor(service: string, name: string, names: readonly string[]) {
    const known = names.length === 0 ? `${service} has no waiters.` : `Waiters of ${service}: ${names.join(", ")}.`;
    super(`Waiter does not exist: ${name}.${didYouMean(name, names)} ${known}`, { waiter_name: name, service });
  }
}

/** An acceptor that no waiter of a model has, of a waiter that a program made. */
export class WaiterConfigError extends BotoCoreError {
  static override readonly errorName: string = "WaiterConfigError";

  constructor(reason: string) {
    super(`Error processing waiter config: ${reason}`, { error_msg: reason });
  }
}
