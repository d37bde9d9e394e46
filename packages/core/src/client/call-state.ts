/** The context that the hooks of one call share. */
import type { CallContext } from "../events/hooks.ts";
import type { ReadyClient } from "./client-core.ts";
import type { Operation, OperationModel } from "./operation.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** Made per call; notes are made when first used. */
export class CallState implements CallContext {
  readonly operation: OperationModel;
  readonly config: ResolvedConfig;
  readonly region: string;
  readonly signal: AbortSignal | undefined;
  readonly #client: ReadyClient;
  #notes: Map<string, unknown> | undefined;

  constructor(client: ReadyClient, operation: OperationModel, signal: AbortSignal | undefined) {
    this.#client = client;
    this.operation = operation;
    this.config = client.config;
    this.region = client.endpoint.region;
    this.signal = signal;
  }

  get notes(): Map<string, unknown> {
    return (this.#notes ??= new Map());
  }

  call(operation: Operation<unknown, unknown>, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.#client.call(operation, input, { signal: this.signal });
  }

  /** A note, without making the map. */
  note(key: string): unknown {
    return this.#notes?.get(key);
  }
}
