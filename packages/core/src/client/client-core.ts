/**
 * What a client keeps between calls. Making one resolves nothing; the first call (or `load()`) reads environment and files, and
 * chooses region, endpoint rules and transport. A failure is not kept, so that a repaired environment works.
 */
import { ambientHeaders, createTransport, PlatformUserAgent } from "#platform";
import type { Signers } from "../auth/signing-plan.ts";
import { resolveConfig } from "../config/resolve-config.ts";
import { readSettings } from "../config/settings.ts";
import { checkEndpointUrl } from "../endpoints/endpoint-url.ts";
import { resolveClientEndpoint, type ClientEndpoint } from "../endpoints/client-endpoint.ts";
import { EndpointResolver } from "../endpoints/resolve-endpoint.ts";
import { UnknownAPIVersionError } from "../errors/model.ts";
import type { Hook } from "../events/hooks.ts";
import type { Transport } from "../http/transport.ts";
import { SigningClock } from "../retries/clock-skew.ts";
import { legacyRetries } from "../retries/legacy.ts";
import type { RetryEnvironment, RetryStrategy } from "../retries/strategy.ts";
import { callOperation } from "./call-operation.ts";
import { CallState } from "./call-state.ts";
import { EVERY_CALL, wrapRunner, type CallWrapper } from "./call-wrapper.ts";
import { callLimit, sleep, untilAborted, type Limit } from "./call-limits.ts";
import { mergeClientOptions, type CallOptions, type ClientOptions } from "./options.ts";
import type { Operation } from "./operation.ts";
import { prepareOperation, type PreparedOperation } from "./prepare-operation.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import type { InputValidator } from "../validate/validate-input.ts";
import type { Service } from "./service.ts";
import type { UserAgent } from "./user-agent.ts";

/** A client whose settings are resolved: what the steps of a call work with. */
export interface ReadyClient {
  readonly service: Service;
  readonly options: ClientOptions;
  readonly config: ResolvedConfig;
  readonly endpoint: ClientEndpoint;
  readonly endpoints: EndpointResolver;
  readonly transport: Transport;
  readonly signers: Signers;
  readonly retries: RetryStrategy;
  readonly userAgent: UserAgent | undefined;
  /** Adds what the program's surroundings say. */
  readonly addAmbientHeaders: ((headers: Record<string, string>) => void) | undefined;
  /** Checks inputs; undefined where that is turned off or left out. */
  readonly validate: InputValidator | undefined;
  /** The time of signatures. */
  readonly clock: SigningClock;
  /** Behaviour beside the service's own: what its settings ask for, then the caller's. */
  readonly hooks: readonly Hook[] | undefined;
  call(
    operation: Operation<unknown, unknown>,
    input: Record<string, unknown>,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>;
}

const NO_OPTIONS: CallOptions = {};

/** The part of a client without methods of its service. */
export class ClientCore {
  readonly service: Service;
  readonly options: ClientOptions;
  /** Set once the settings are resolved. */
  ready: ReadyClient | undefined;
  /** Puts hooks around a call whose address is wanted: the client's events. */
  decorate: ((call: CallState) => CallState) | undefined;
  /** Says what an unknown name of an operation stands for: the client's events. */
  rename: ((name: string) => string | undefined) | undefined;
  readonly #validate: InputValidator | undefined;
  /** What stands around every call of this client, the last one outermost. */
  wrappers: readonly CallWrapper[];
  #starting: Promise<ReadyClient> | undefined;
  readonly #prepared: Map<Operation<unknown, unknown>, PreparedOperation> = new Map();

  /**
   * @param validate - checks inputs unless the settings forbid it; left out by clients that shall be small
   * @throws UnknownOptionError for a misspelt option, and botocore's errors for values an option cannot have
   * @throws UnknownAPIVersionError when another version than the package's is asked for
   */
  constructor(service: Service, options: ClientOptions = {}, validate?: InputValidator) {
    this.service = service;
    this.#validate = validate;
    this.options = mergeClientOptions(options);
    this.wrappers = this.options.observers ?? [];
    readSettings(this.options, () => undefined, { retries: service.retries }, service.customization?.settings);
    if (this.options.endpointUrl !== undefined) checkEndpointUrl(this.options.endpointUrl);
    const { apiVersion } = this.options;
    if (apiVersion !== undefined && apiVersion !== service.apiVersion)
      throw new UnknownAPIVersionError(service.name, apiVersion, service.apiVersion);
  }

  /** Resolves the settings, once. */
  load(): Promise<ReadyClient> {
    return (this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    }));
  }

  /** Makes a call. */
  call(
    operation: Operation<unknown, unknown>,
    input: Record<string, unknown> = {},
    options: CallOptions = NO_OPTIONS,
  ): Promise<Record<string, unknown>> {
    const { signal, deadlineMs = this.options.deadlineMs } = options;
    if (signal === undefined && deadlineMs === undefined) return this.#call(operation, input, options, undefined);
    return this.#callWithin(callLimit(signal, deadlineMs, operation.name), operation, input, options);
  }

  /** The state of a call whose address is wanted instead of its answer (`presign/`). */
  async address(operation: Operation<unknown, unknown>, input: Record<string, unknown>): Promise<CallState> {
    const call = this.#begin(this.ready ?? (await this.load()), operation, input, {}, undefined, true);
    return this.decorate?.(call) ?? call;
  }

  /** Closes idle connections; the client stays usable. */
  close(): void {
    this.ready?.transport.close();
  }

  async #callWithin(
    limit: Limit,
    operation: Operation<unknown, unknown>,
    input: Record<string, unknown>,
    options: CallOptions,
  ): Promise<Record<string, unknown>> {
    const signal = limit.signal!;
    signal.throwIfAborted();
    try {
      return await untilAborted(this.#call(operation, input, options, signal), signal);
    } finally {
      limit.release();
    }
  }

  #call(
    operation: Operation<unknown, unknown>,
    input: Record<string, unknown>,
    options: CallOptions,
    signal: AbortSignal | undefined,
  ): Promise<Record<string, unknown>> {
    const { ready } = this;
    if (!ready) return this.load().then(() => this.#call(operation, input, options, signal));
    try {
      const call = this.#begin(ready, operation, input, options, signal, false);
      return wrapRunner(wrapRunner(callOperation, this.wrappers), EVERY_CALL)(call);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #begin(
    ready: ReadyClient,
    operation: Operation<unknown, unknown>,
    input: Record<string, unknown>,
    options: CallOptions,
    signal: AbortSignal | undefined,
    presigning: boolean,
  ): CallState {
    let prepared = this.#prepared.get(operation);
    if (!prepared)
      this.#prepared.set(operation, (prepared = prepareOperation(operation, this.service, ready.config, ready.hooks)));
    return new CallState(ready, prepared, input, options, signal, presigning);
  }

  async #start(): Promise<ReadyClient> {
    const { service, options } = this;
    const config = await resolveConfig(service, options);
    const endpoint = resolveClientEndpoint(service, config);
    const loaded = await service.customization?.loadHooks?.(config);
    const endpoints = new EndpointResolver(service, config, endpoint);
    const ready: ReadyClient = {
      service,
      options,
      config,
      endpoint,
      endpoints,
      userAgent:
        PlatformUserAgent &&
        new PlatformUserAgent(config, { protocol: service.protocol.name, accountIdMode: endpoints.accountIdMode }),
      addAmbientHeaders: ambientHeaders(),
      transport: options.transport ?? createTransport(config),
      signers: { ...service.signers, ...options.signers },
      validate: config.parameterValidation ? this.#validate : undefined,
      retries: await chooseStrategy(service, options, config),
      clock: new SigningClock(config.clock),
      hooks: loaded ? [...loaded, ...(options.hooks ?? [])] : options.hooks,
      call: (operation, input, callOptions) => this.call(operation, input, callOptions),
    };
    if (config.monitor) this.wrappers = [config.monitor, ...this.wrappers];
    return (this.ready = ready);
  }
}

/** The caller's strategy, or that of the mode; modes beside the default are loaded when a client asks for one. */
async function chooseStrategy(service: Service, options: ClientOptions, config: ResolvedConfig): Promise<RetryStrategy> {
  if (options.retries?.strategy) return options.retries.strategy;
  const environment: RetryEnvironment = {
    random: options.random ?? Math.random,
    now: () => config.clock().getTime(),
    sleep: options.sleep ?? sleep,
  };
  if (config.retryMode === "legacy") return legacyRetries(environment, service.retries);
  const { strategyOf } = await import("../retries/modes.ts");
  return strategyOf(config.retryMode, environment, config.newRetries2026);
}
