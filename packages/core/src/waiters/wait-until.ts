/**
 * Waits until a service is in a state (botocore `waiter.Waiter.wait`): the same call again and again, a fixed time between, until an
 * acceptor decides. Errors that no acceptor knows end the wait at once, and those that are no answer of the service pass as they are.
 */
import type { ReplyOf } from "../client/base-client.ts";
import { untilAborted } from "../client/call-limits.ts";
import type { ParsedError } from "../client/output.ts";
import type { CallOptions } from "../client/options.ts";
import { WAITER_FEATURE } from "../client/user-agent.ts";
import { ClientError } from "../errors/client-error.ts";
import { WaiterError } from "../errors/waiter.ts";
import type { Sender } from "../paginate/page-iterator.ts";
import { explain, matcherOf, type Answer } from "./acceptors.ts";
import type { WaiterAcceptor, WaiterDefinition, WaiterInput, WaiterState } from "./definition.ts";

/** Options of a wait. `signal` ends it between calls as well; `deadlineMs` is the limit of the whole wait. */
export interface WaitOptions extends CallOptions {
  /** Told about every call; the wait goes on when it has returned. */
  readonly onAttempt?: ((attempt: WaitAttempt) => void | Promise<void>) | undefined;
  /** Share of the delay, from 0 to 1, that is left to chance, so that many programs do not ask at once. */
  readonly jitter?: number | undefined;
}

/** One call of a wait. */
export interface WaitAttempt {
  /** 1 for the first. */
  readonly attempt: number;
  /** The state its answer led to; undefined when no acceptor matched. */
  readonly state: WaiterState | undefined;
  /** The output, or the reply of the error. */
  readonly response: Record<string, unknown> | ParsedError;
  readonly error: ClientError | undefined;
  /** Milliseconds until the next call; undefined when there is none. */
  readonly nextDelayMs: number | undefined;
}

/** A wait that ended in success; boto3 gives nothing here. */
export interface WaitResult<Output> {
  readonly attempts: number;
  readonly elapsedMs: number;
  /** The answer that ended it: an output, or the reply of an error that was waited for (`objectNotExists`). */
  readonly lastResponse: Output | ParsedError;
}

/** A client, and how it waits; the latter is replaced in tests. */
export interface Waiting extends Sender {
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Arguments after the definition. Inputs without required members may be left out. */
export type WaitArguments<Input> =
  Record<never, never> extends Input
    ? [input?: WaiterInput<Input>, options?: WaitOptions]
    : [input: WaiterInput<Input>, options?: WaitOptions];

/**
 * Waits until the service is in the state of a waiter.
 *
 * @param client - any client of the service
 * @param waiter - exported by the service's package as `<name>Waiter`, or one of your own
 * @param args - the operation's input with `WaiterConfig`; then options, which hold for each call, but `deadlineMs` for all of them
 * @throws WaiterError when a failure state is reached, an error comes that was not waited for, or the attempts or the time are over
 * @throws whatever a call rejects with that is no answer of the service: network, credentials, validation, abort
 * @example
 * await waitUntil(s3, bucketExistsWaiter, { Bucket: "b", WaiterConfig: { Delay: 1 } }, { signal });
 */
export async function waitUntil<Input, Output>(
  client: Waiting,
  waiter: WaiterDefinition<Input, Output>,
  ...args: WaitArguments<Input>
): Promise<WaitResult<ReplyOf<Output>>> {
  const [{ WaiterConfig: config = {}, ...input } = {} as WaiterInput<Input>, options = {}] = args;
  const { deadlineMs, onAttempt, jitter = 0, ...callOptions } = options;
  const delayMs = (config.Delay ?? waiter.delay) * 1000;
  const limit = waitLimit(options.signal, deadlineMs);
  const wait = new Wait(client, waiter as WaiterDefinition<unknown, unknown>, input, {
    ...callOptions,
    signal: limit.signal,
    features: [...(callOptions.features ?? []), WAITER_FEATURE],
  });
  try {
    for (;;) {
      await wait.ask();
      const isOver = wait.state === "success" || wait.attempts >= (config.MaxAttempts ?? waiter.maxAttempts);
      const nextDelayMs = isOver || wait.failure !== undefined ? undefined : delayMs * (1 - jitter * Math.random());
      await onAttempt?.({ ...wait.lastAttempt, nextDelayMs });
      if (wait.failure !== undefined) throw wait.error(wait.failure);
      if (wait.state === "success") return wait.result as WaitResult<ReplyOf<Output>>;
      if (nextDelayMs === undefined) throw wait.error(`Max attempts exceeded${wait.previousState}`);
      const slept = client.sleep(nextDelayMs, limit.signal);
      await (limit.signal ? untilAborted(slept, limit.signal) : slept);
    }
  } catch (error) {
    if (!limit.isOver(error)) throw error;
    throw wait.error(`Not done within ${deadlineMs} ms${wait.previousState}`);
  } finally {
    limit.release();
  }
}

/** The calls of one wait and what they have shown. */
class Wait {
  readonly #call: () => Promise<Record<string, unknown>>;
  readonly #name: string;
  readonly #matchers: ReadonlyArray<readonly [WaiterAcceptor, (answer: Answer) => boolean]>;
  readonly #startedAt = Date.now();
  #answer: Answer | undefined;
  #thrown: ClientError | undefined;
  /** The last acceptor that matched; one answer without a match does not undo it. */
  #matched: WaiterAcceptor | undefined;
  /** The acceptor that matched the last answer. */
  #current: WaiterAcceptor | undefined;
  attempts = 0;
  /** Why the last answer ends the wait, if it does so without success. */
  failure: string | undefined;

  constructor(client: Waiting, waiter: WaiterDefinition<unknown, unknown>, input: unknown, options: CallOptions) {
    this.#name = waiter.name;
    this.#call = () => client.send(waiter.operation, input, options) as Promise<Record<string, unknown>>;
    this.#matchers = waiter.acceptors.map((acceptor) => [acceptor, matcherOf(acceptor)]);
  }

  get state(): WaiterState | undefined {
    return this.#current?.state;
  }

  get lastAttempt(): Omit<WaitAttempt, "nextDelayMs"> {
    return { attempt: this.attempts, state: this.state, response: this.#response!, error: this.#thrown };
  }

  get result(): WaitResult<unknown> {
    return { attempts: this.attempts, elapsedMs: Date.now() - this.#startedAt, lastResponse: this.#response };
  }

  /** For messages: what matched before. */
  get previousState(): string {
    return this.#matched ? `. Previously accepted state: ${explain(this.#matched)}` : "";
  }

  get #response(): Record<string, unknown> | ParsedError | undefined {
    return this.#answer?.output ?? this.#answer?.error;
  }

  /** Makes one call and judges its answer. */
  async ask(): Promise<void> {
    this.#thrown = undefined;
    try {
      this.#answer = { output: await this.#call() };
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      this.#thrown = error;
      this.#answer = { error: error.response };
    }
    this.attempts++;
    const answer = this.#answer;
    this.#current = this.#matchers.find(([, matches]) => matches(answer))?.[0];
    this.#matched = this.#current ?? this.#matched;
    if (this.#current?.state === "failure") {
      this.failure = `Waiter encountered a terminal failure state: ${explain(this.#current)}`;
    } else if (!this.#current && answer.error) {
      const { Code = "Unknown", Message = "Unknown" } = answer.error.Error ?? {};
      this.failure = `An error occurred (${Code}): ${Message}`;
    }
  }

  error(reason: string): WaiterError {
    return new WaiterError(this.#name, reason, {
      lastResponse: this.#response,
      attempts: this.attempts,
      elapsedMs: Date.now() - this.#startedAt,
      acceptor: this.#matched,
      cause: this.#thrown,
    });
  }
}

/** The caller's signal with the limit of the whole wait. */
function waitLimit(
  outer: AbortSignal | undefined,
  deadlineMs: number | undefined,
): { signal: AbortSignal | undefined; isOver(error: unknown): boolean; release(): void } {
  if (deadlineMs === undefined) return { signal: outer, isOver: () => false, release() {} };
  const controller = new AbortController();
  const reason = new Error(`The deadline of ${deadlineMs} ms has passed.`);
  const timer = setTimeout(() => controller.abort(reason), deadlineMs);
  return {
    signal: outer ? AbortSignal.any([outer, controller.signal]) : controller.signal,
    isOver: (error) => error === reason,
    release: () => clearTimeout(timer),
  };
}
