/** Settings shared by clients: credentials, region and profile (boto3 `session.py`). Making one reads nothing. */
import { Configuration, findCredentials } from "#platform";
import type { BaseClient } from "../client/base-client.ts";
import type { ClientClass } from "../client/client-class.ts";
import { checkNames, type ClientConfig, type ClientOptions } from "../client/options.ts";
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import { mergeConfigs } from "../config/config.ts";
import type { ConfigurationSource, Surroundings } from "../config/configuration.ts";
import { textOf } from "../config/ini-values.ts";
import { explicitCredentials, type CredentialArguments } from "../credentials/explicit.ts";
import { shownAs } from "../credentials/shown-as.ts";
import { availableRegions } from "../endpoints/available-regions.ts";
import { availablePartitions, partitionForRegion } from "../endpoints/partitions.ts";
import { createWithEvents } from "../events/creation-events.ts";
import type { EventEmitter } from "../events/event-emitter.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import type { Hook } from "../events/hooks.ts";
import { ComponentRegistry, type ReplaceableComponents, type SessionComponents } from "./components.ts";
import type { SessionVariable } from "./config-store.ts";
import { initializeSession } from "./initializers.ts";
import type { SessionSettings } from "./session-settings.ts";
import {
  registeredResources,
  resourceNamed,
  type ResourceClientOptions,
  type ResourceName,
  type ResourceRegistry,
  type ServiceResourceClass,
} from "./resource-registry.ts";
import {
  registeredClient,
  registeredServices,
  serviceNamed,
  type ServiceName,
  type ServiceRegistry,
} from "./service-registry.ts";

/** Arguments of a session, in boto3's words. */
export interface SessionOptions extends CredentialArguments {
  readonly regionName?: string | undefined;
  readonly profileName?: string | undefined;
  /** Settings of every client of the session; what a client is given goes before them. */
  readonly config?: ClientConfig | undefined;
  /** Behaviour added to the calls of every client made afterwards. */
  readonly hooks?: readonly Hook[] | undefined;
  /** Gives the code of an MFA device, by its serial number, when a role wants one. Default: asks on the terminal. */
  readonly mfaCode?: Surroundings["mfaCode"];
  /** Folder where the credentials of roles are kept between runs; `~/.aws/cli/cache` shares them with the AWS CLI. */
  readonly roleCacheDirectory?: string | undefined;
  /** Settings that are found elsewhere than usual, and the program's own: `{ region: ["region", "MY_REGION"] }`. */
  readonly sessionVars?: Readonly<Record<string, SessionVariable>> | undefined;
  /** Environment variables and files, for tests and embedders. */
  readonly surroundings?: Surroundings | undefined;
}

const OPTIONS =
  "awsAccessKeyId awsSecretAccessKey awsSessionToken awsAccountId credentials regionName profileName config hooks mfaCode roleCacheDirectory sessionVars surroundings";

/**
 * A session. Its clients share its credentials, and the environment and files it has read.
 *
 * @example
 * const session = new Session({ profileName: "dev" });
 * const s3 = session.client(S3);
 */
export class Session implements SessionSettings {
  readonly configuration: ConfigurationSource;
  readonly explicitRegion: string | undefined;
  readonly explicitCredentials: CredentialProvider | undefined;
  readonly #config: ClientConfig | undefined;
  readonly #hooks: readonly Hook[] | undefined;
  readonly #components: ComponentRegistry;

  /**
   * @throws UnknownOptionError for a misspelt option
   * @throws PartialCredentialsError for half a key pair; NoCredentialsError for an account id without keys
   */
  constructor(options: SessionOptions = {}) {
    checkNames(options, OPTIONS.split(" "), "session");
    const { profileName, surroundings, mfaCode, roleCacheDirectory } = options;
    this.configuration = new Configuration(profileName, {
      ...surroundings,
      ...(mfaCode ? { mfaCode } : {}),
      ...(roleCacheDirectory === undefined ? {} : { roleCacheDirectory }),
    });
    this.#components = new ComponentRegistry(this.configuration, () => this.regionName, options.sessionVars);
    this.explicitRegion = options.regionName;
    this.explicitCredentials = explicitCredentials(options);
    this.#config = options.config;
    this.#hooks = options.hooks;
    shownAs(this, () => this.toString());
    if (options.awsAccountId !== undefined && !this.explicitCredentials) throw new NoCredentialsError();
    initializeSession(this);
  }

  /**
   * Makes a client with this session's settings.
   *
   * @param service - a client class, or the name of a registered service
   * @throws UnknownServiceError for a name that is not registered
   */
  client<Name extends ServiceName>(service: Name, options?: ClientOptions): ServiceRegistry[Name];
  client<Instance>(service: ClientClass<Instance>, options?: ClientOptions): Instance;
  client(service: string | ClientClass<unknown>, options: ClientOptions = {}): unknown {
    const ServiceClient: ClientClass<unknown> =
      typeof service === "string" ? (serviceNamed(this.#chosenName(service)) as ClientClass<BaseClient>) : service;
    const client = new ServiceClient(this.#clientOptions(options));
    this.#passEventsOn(client as BaseClient);
    return client;
  }

  /** What handlers of `choose-service-name` make of a name (spec EVT-10). */
  #chosenName(serviceName: string): string {
    const answers = this.#components.known("event_emitter")?.emitNow("choose-service-name", { serviceName });
    return (answers?.find((answer) => answer !== undefined && answer !== null) as string | undefined) ?? serviceName;
  }

  /**
   * boto3's events of this session. Clients and resources made afterwards take the handlers over; what is registered on one of them
   * stays there.
   */
  get events(): EventEmitter {
    return this.#components.get("event_emitter");
  }

  #passEventsOn(client: BaseClient): void {
    const events = this.#components.known("event_emitter");
    if (events && !events.isEmpty) createWithEvents(client, events);
  }

  /**
   * A part of the session by botocore's name, to look at or to change.
   *
   * @throws UnknownComponentError
   * @example
   * session.getComponent("credential_provider").insertBefore("env", { method: "vault", load: readVault });
   */
  getComponent<Name extends keyof SessionComponents>(name: Name): SessionComponents[Name] {
    return this.#components.get(name);
  }

  /**
   * Replaces a part; clients that have made a call keep what they have.
   *
   * @throws UnknownComponentError
   */
  registerComponent<Name extends keyof ReplaceableComponents>(name: Name, component: ReplaceableComponents[Name]): void {
    this.#components.register(name, component);
  }

  /** The same with a function that makes the part when it is needed. */
  lazyRegisterComponent<Name extends keyof ReplaceableComponents>(name: Name, make: () => ReplaceableComponents[Name]): void {
    this.#components.registerLazily(name, make);
  }

  /**
   * A setting by its logical name (`region`, `ca_bundle`, one of `sessionVars`): of the session, the environment, the profile, its default.
   *
   * @throws ProfileNotFound, ConfigParseError
   */
  getConfigVariable(name: string): Promise<unknown> {
    return this.getComponent("config_store").getConfigVariable(name);
  }

  /** Sets a value that goes before environment and files, for clients that have not made a call yet. */
  setConfigVariable(name: string, value: unknown): void {
    this.getComponent("config_store").setConfigVariable(name, value);
  }

  #clientOptions<Options extends ClientOptions>(options: Options): Options {
    const config = mergeConfigs(this.#config, options.config);
    const hooks = this.#hooks && [...this.#hooks, ...(options.hooks ?? [])];
    return { ...options, ...(config ? { config } : {}), ...(hooks ? { hooks } : {}), session: this };
  }

  /**
   * Makes a service resource with this session's settings.
   *
   * @param resource - a class such as `S3Resource` from `@boto3/client-s3/resource`, or the name of a registered service
   * @param options - of its client, or `client`: one that is there already
   * @throws ResourceNotExistsError for a name that is not registered
   */
  resource<Name extends ResourceName>(resource: Name, options?: ResourceClientOptions): ResourceRegistry[Name];
  resource<Instance>(resource: ServiceResourceClass<Instance>, options?: ResourceClientOptions): Instance;
  resource(resource: string | ServiceResourceClass<unknown>, options: ResourceClientOptions = {}): unknown {
    const Usual = typeof resource === "string" ? resourceNamed(resource) : resource;
    const events = this.#components.known("event_emitter");
    const isChanged = events?.names.some((name) => /^(creating-resource-class|\*)(\.|$)/.test(name));
    const ServiceResource = ((isChanged && Usual.withEvents?.(events!.copy())) || Usual) as ServiceResourceClass<unknown>;
    const made = new ServiceResource(this.#clientOptions(options));
    const { client } = (made as { readonly meta?: { readonly client?: BaseClient } }).meta ?? {};
    if (client && !options.client) this.#passEventsOn(client);
    return made;
  }

  /** Reads the shared files, so that `regionName` knows what they say. */
  async load(): Promise<this> {
    await this.configuration.profile();
    return this;
  }

  /** The region: given, by environment, or, once the files were read, of the profile. */
  get regionName(): string | undefined {
    const { loaded, profileName, overrides, environmentRegion } = this.configuration;
    const profile = loaded?.profiles.get(profileName) ?? {};
    return this.explicitRegion ?? environmentRegion ?? textOf((overrides?.section(profile) ?? profile)["region"]);
  }

  /** The profile in force; `default` when nothing names one. */
  get profileName(): string {
    return this.configuration.profileName;
  }

  /** Profiles of the config file, then those only the credentials file has. */
  async availableProfiles(): Promise<string[]> {
    return [...(await this.configuration.files()).profiles.keys()];
  }

  /** Services whose resources can be used by name in this program. */
  getAvailableResources(): string[] {
    return registeredResources();
  }

  /** Services that can be used by name in this program. */
  getAvailableServices(): string[] {
    return registeredServices();
  }

  /** Names of all partitions: `aws`, `aws-cn`, ... */
  getAvailablePartitions(): string[] {
    return availablePartitions();
  }

  /**
   * Regions in which a service is known to be, sorted; none for a service that is not registered.
   *
   * @param service - a client class, or the name of a registered service
   * @param allowNonRegional - adds pseudo regions such as `aws-global` and `fips-us-east-1`
   */
  getAvailableRegions(
    service: string | Pick<ClientClass<unknown>, "regions">,
    partition = "aws",
    allowNonRegional = false,
  ): string[] {
    const known = typeof service === "string" ? registeredClient(service) : service;
    return availableRegions(known?.regions, partition, { nonRegional: allowNonRegional });
  }

  /**
   * The partition of a region, also of one that is not known yet (`us-new-9` is in `aws`).
   *
   * @throws UnknownRegionError
   */
  getPartitionForRegion(region: string): string {
    return partitionForRegion(region);
  }

  /**
   * This session's credentials at this moment; undefined when there are none.
   *
   * @throws ProfileNotFound, ConfigParseError, PartialCredentialsError, and what their source raises
   */
  async getCredentials(): Promise<Credentials | undefined> {
    const provider = await this.getCredentialProvider();
    return provider?.();
  }

  /**
   * What supplies this session's credentials, found once; it keeps them fresh, and its `method` names their source.
   *
   * @throws as `getCredentials`
   */
  async getCredentialProvider(): Promise<CredentialProvider | undefined> {
    if (this.explicitCredentials) return this.explicitCredentials;
    if (this.configuration.namedProfile !== undefined) await this.configuration.profile();
    return (await findCredentials(this.configuration, this.regionName)).provider;
  }

  /** `Session(regionName="eu-west-1")`, as boto3 shows it (spec SES-31); loggers see nothing else. */
  toString(): string {
    return `Session(regionName=${this.regionName === undefined ? "undefined" : `"${this.regionName}"`})`;
  }
}
