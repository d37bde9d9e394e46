/** What every client has beside the methods of its service. */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { didYouMean } from "../errors/did-you-mean.ts";
import { UnknownClientMethodError } from "../errors/model.ts";
import { sleep } from "./call-limits.ts";
import { ClientCore } from "./client-core.ts";
import { clientExceptions, type ClientExceptions } from "./exceptions.ts";
import { camelCase, findApiName } from "./method-name.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import type { Reply } from "../schema/value-types.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import type { InputValidator } from "../validate/validate-input.ts";
import type { Service } from "./service.ts";

/** Operations by the name of their method. */
export type OperationSet = Readonly<Record<string, unknown>>;

/** The output of an operation as its method gives it. */
export type ReplyOf<Output> = Output extends Reply ? Output : Output extends void ? Reply : Reply<Output>;

/** A client's facts, under boto3's names. Those that depend on settings are there after the first call or `await client.load()`. */
export interface ClientMeta {
  /** Address by region; single calls may go elsewhere. */
  readonly endpointUrl: string;
  readonly regionName: string;
  readonly partition: string;
  /** The signer of calls for which nothing says otherwise: `v4`, `s3v4`, `bearer`, ... */
  readonly signatureVersion: string;
  /** The settings in effect. */
  readonly config: ResolvedConfig;
  readonly service: Service;
  /** Method name to API name, of the operations this client has. */
  readonly methodToApiMapping: Readonly<Record<string, string>>;
}

/** Settings were asked for before they were resolved. */
export class ClientNotLoadedError extends BotoCoreError {
  static override readonly errorName: string = "ClientNotLoadedError";
}

/** A client without methods; `createClient` and generated classes add those of a service. */
export class BaseClient implements AsyncDisposable {
  readonly #core: ClientCore;
  readonly #operations: ReadonlyMap<string, Operation<unknown, unknown>>;
  #exceptions: ClientExceptions | undefined;
  #meta: ClientMeta | undefined;

  constructor(
    service: Service,
    operations: ReadonlyMap<string, Operation<unknown, unknown>>,
    options?: ClientOptions,
    validate?: InputValidator,
  ) {
    this.#core = new ClientCore(service, options, validate);
    this.#operations = operations;
  }

  /** A client's inner part, for functions that work on a client as its methods do. */
  static coreOf(client: BaseClient): ClientCore {
    return client.#core;
  }

  /**
   * Calls an operation: what every method does.
   *
   * @param operation - the operation, or its name in any spelling (`GetObject`, `getObject`, `get_object`)
   * @throws ClientError when the service refuses; BotoCoreError for everything before and around it
   */
  send<Input, Output>(operation: Operation<Input, Output>, input?: Input, options?: CallOptions): Promise<ReplyOf<Output>>;
  send(operation: string, input?: Record<string, unknown>, options?: CallOptions): Promise<Reply<Record<string, unknown>>>;
  send(operation: string | Operation<unknown, unknown>, input?: unknown, options?: CallOptions): Promise<unknown> {
    if (typeof operation !== "string") return this.#core.call(operation, input as Record<string, unknown>, options);
    try {
      return this.#core.call(this.operation(operation), input as Record<string, unknown>, options);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * An operation of this client by its name in any spelling.
   *
   * @throws UnknownClientMethodError naming the closest one
   */
  operation(name: string): Operation<unknown, unknown> {
    const byMethod = this.#operations.get(name);
    if (byMethod) return byMethod;
    const names = [...this.#operations.values()].map((operation) => operation.name);
    const { service, rename } = this.#core;
    const apiName = findApiName(name, names) ?? service.customization?.aliases?.[name] ?? rename?.(name);
    const found = apiName === undefined ? undefined : this.#operations.get(camelCase(apiName));
    if (found) return found;
    throw new UnknownClientMethodError(
      `Client does not have method: ${name}.${didYouMean(name, this.#operations.keys())} ` +
        `This ${service.className} client was made with ${names.length} of its service's operations.`,
      { method_name: name, service: service.name },
    );
  }

  /** Resolves the settings now instead of at the first call. */
  async load(): Promise<this> {
    await this.#core.load();
    return this;
  }

  /** @throws ClientNotLoadedError (on access) for facts that depend on settings not resolved yet */
  get meta(): ClientMeta {
    return (this.#meta ??= createMeta(this.#core, this.#operations));
  }

  /** Classes of the errors this service models: `error instanceof client.exceptions.NoSuchKey`. */
  get exceptions(): ClientExceptions {
    return (this.#exceptions ??= clientExceptions(this.#core.service));
  }

  /** Waits as this client does between attempts: by its `sleep` option, where tests give one. */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return (this.#core.options.sleep ?? sleep)(ms, signal);
  }

  /** Closes idle connections and gives up bodies that nobody has begun to read; the client stays usable. */
  close(): void {
    this.#core.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }
}

function createMeta(core: ClientCore, operations: ReadonlyMap<string, Operation<unknown, unknown>>): ClientMeta {
  const ready = (): NonNullable<ClientCore["ready"]> => {
    if (core.ready) return core.ready;
    throw new ClientNotLoadedError(
      `The settings of this ${core.service.className} client are not resolved yet: make a call first, or await client.load().`,
    );
  };
  return {
    service: core.service,
    get endpointUrl() {
      return ready().endpoint.endpointUrl;
    },
    get regionName() {
      return ready().endpoint.region;
    },
    get partition() {
      return ready().endpoint.partition;
    },
    get signatureVersion() {
      return ready().endpoint.signatureVersion;
    },
    get config() {
      return ready().config;
    },
    get methodToApiMapping() {
      return Object.fromEntries([...operations].map(([method, operation]) => [method, operation.name]));
    },
  };
}
