/** What the steps of one call work on, and the context that its hooks share. */
import type { CallContext, HookStage, HookStages } from "../events/hooks.ts";
import type { ReadyClient } from "./client-core.ts";
import type { Operation, OperationModel } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import type { PreparedOperation } from "./prepare-operation.ts";
import type { HttpRequest } from "../http/request.ts";
import { isLater, type MaybeLater } from "./maybe-later.ts";
import type { Reply } from "./read-reply.ts";
import type { Credentials, ResolvedConfig } from "./resolved-config.ts";

/** What a hook of a stage is given before the context. */
type Given<Stage extends HookStage> = Parameters<HookStages[Stage]> extends [...infer Leading, CallContext] ? Leading : never;

/** Stages whose hooks give nothing back. */
type PlainStage = Exclude<HookStage, "provide-client-params" | "before-parse" | "redirect" | "needs-retry">;

/** A hook that may give another value. */
type Replacing<Value> = (value: Value, context: CallContext) => MaybeLater<Value | undefined>;

/** Made per call; notes are made when first used. */
export class CallState implements CallContext {
  readonly client: ReadyClient;
  readonly prepared: PreparedOperation;
  readonly operation: OperationModel;
  readonly config: ResolvedConfig;
  readonly options: CallOptions;
  readonly signal: AbortSignal | undefined;
  readonly presigning: boolean;
  /** The caller's input, then the copy that hooks have changed. */
  input: Record<string, unknown>;
  /** Answers in place of the network, before anything is signed: a stubber's. */
  answer: ((request: HttpRequest) => Promise<Reply>) | undefined;
  /** The credentials of the last attempt that took them from the client's provider. */
  signedWith: Credentials | undefined = undefined;
  /** Ids of features that the call uses, for the `User-Agent`. */
  readonly features: string[];
  #notes: Map<string, unknown> | undefined;

  constructor(
    client: ReadyClient,
    prepared: PreparedOperation,
    input: Record<string, unknown>,
    options: CallOptions,
    signal: AbortSignal | undefined,
    presigning = false,
  ) {
    this.client = client;
    this.prepared = prepared;
    this.operation = prepared.model;
    this.config = client.config;
    this.options = options;
    this.signal = signal;
    this.presigning = presigning;
    this.input = input;
    this.answer = undefined;
    this.features = options.features ? [...options.features] : [];
  }

  /** The same call with another client around it, its operation prepared differently; only before it runs. */
  with(client: ReadyClient, changes: Partial<PreparedOperation> = {}): CallState {
    const prepared = { ...this.prepared, ...changes };
    const copy = new CallState(client, prepared, this.input, this.options, this.signal, this.presigning);
    copy.answer = this.answer;
    return copy;
  }

  get region(): string {
    return this.client.endpoint.region;
  }

  get partition(): string {
    return this.client.endpoint.partition;
  }

  now(): Date {
    return this.client.clock.now();
  }

  get notes(): Map<string, unknown> {
    return (this.#notes ??= new Map());
  }

  call(operation: Operation<unknown, unknown>, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.client.call(operation, input, { signal: this.signal });
  }

  /** A note, without making the map. */
  note(key: string): unknown {
    return this.#notes?.get(key);
  }

  /** Runs the hooks of a stage one after the other. @returns a promise only when one of them has to wait */
  run<Stage extends PlainStage>(stage: Stage, ...given: Given<Stage>): Promise<void> | undefined {
    const hooks = this.prepared.hooks[stage] as ReadonlyArray<(...all: unknown[]) => unknown> | undefined;
    return hooks && this.#runFrom(0, hooks, given);
  }

  #runFrom(
    first: number,
    hooks: ReadonlyArray<(...all: unknown[]) => unknown>,
    given: readonly unknown[],
  ): Promise<void> | undefined {
    for (let index = first; index < hooks.length; index++) {
      const running = hooks[index]!(...given, this);
      if (isLater(running)) return running.then(() => this.#runFrom(index + 1, hooks, given));
    }
    return undefined;
  }

  /** Runs hooks that may replace the value they are given. */
  replace<Value>(stage: "provide-client-params" | "before-parse", value: Value): MaybeLater<Value> {
    const hooks = this.prepared.hooks[stage] as ReadonlyArray<Replacing<Value>> | undefined;
    return hooks ? this.#replaceFrom(0, hooks, value) : value;
  }

  #replaceFrom<Value>(first: number, hooks: ReadonlyArray<Replacing<Value>>, value: Value): MaybeLater<Value> {
    let current = value;
    for (let index = first; index < hooks.length; index++) {
      const given = hooks[index]!(current, this);
      if (isLater(given)) return given.then((next) => this.#replaceFrom(index + 1, hooks, next ?? current));
      current = given ?? current;
    }
    return current;
  }
}
