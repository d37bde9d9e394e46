/** Settings shared by clients: credentials, region and profile (boto3 `session.py`). Making one reads nothing. */
import { Configuration, findCredentials } from "#platform";
import type { BaseClient } from "../client/base-client.ts";
import type { ClientClass } from "../client/client-class.ts";
import { checkNames, type ClientOptions } from "../client/options.ts";
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import type { ConfigurationSource, Surroundings } from "../config/configuration.ts";
import { textOf } from "../config/ini-values.ts";
import { explicitCredentials, type CredentialArguments } from "../credentials/explicit.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import type { SessionSettings } from "./session-settings.ts";
import {
  registeredResources,
  resourceNamed,
  type ResourceClientOptions,
  type ResourceName,
  type ResourceRegistry,
  type ServiceResourceClass,
} from "./resource-registry.ts";
import { registeredServices, type ServiceName, serviceNamed, type ServiceRegistry } from "./service-registry.ts";

/** Arguments of a session, in boto3's words. */
export interface SessionOptions extends CredentialArguments {
  readonly regionName?: string | undefined;
  readonly profileName?: string | undefined;
  /** Environment variables and files, for tests and embedders. */
  readonly surroundings?: Surroundings | undefined;
}

const OPTIONS =
  "awsAccessKeyId awsSecretAccessKey awsSessionToken awsAccountId credentials regionName profileName surroundings".split(" ");

/**
 * A session. Its clients share the environment and files it has read.
 *
 * @example
 * const session = new Session({ profileName: "dev" });
 * const s3 = session.client(S3);
 */
export class Session implements SessionSettings {
  readonly configuration: ConfigurationSource;
  readonly explicitRegion: string | undefined;
  readonly explicitCredentials: CredentialProvider | undefined;
  #credentials: Promise<Credentials | undefined> | undefined;

  /**
   * @throws UnknownOptionError for a misspelt option
   * @throws PartialCredentialsError for half a key pair; NoCredentialsError for an account id without keys
   */
  constructor(options: SessionOptions = {}) {
    checkNames(options, OPTIONS, "session");
    this.configuration = new Configuration(options.profileName, options.surroundings);
    this.explicitRegion = options.regionName;
    this.explicitCredentials = explicitCredentials(options);
    if (options.awsAccountId !== undefined && !this.explicitCredentials) throw new NoCredentialsError();
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
      typeof service === "string" ? (serviceNamed(service) as ClientClass<BaseClient>) : service;
    return new ServiceClient({ ...options, session: this });
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
    const ServiceResource = typeof resource === "string" ? resourceNamed(resource) : resource;
    return new ServiceResource({ ...options, session: this });
  }

  /** Reads the shared files, so that `regionName` knows what they say. */
  async load(): Promise<this> {
    await this.configuration.profile();
    return this;
  }

  /** The region: given, by environment, or, once the files were read, of the profile. */
  get regionName(): string | undefined {
    return (
      this.explicitRegion ??
      this.configuration.environmentRegion ??
      textOf(this.configuration.loaded?.profiles.get(this.configuration.profileName)?.["region"])
    );
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

  /**
   * This session's credentials, found once; undefined when there are none.
   *
   * @throws ProfileNotFound, ConfigParseError, PartialCredentialsError
   */
  getCredentials(): Promise<Credentials | undefined> {
    return (this.#credentials ??= this.#findCredentials().catch((error: unknown) => {
      this.#credentials = undefined;
      throw error;
    }));
  }

  async #findCredentials(): Promise<Credentials | undefined> {
    if (this.explicitCredentials) return this.explicitCredentials();
    if (this.configuration.namedProfile !== undefined) await this.configuration.profile();
    return findCredentials(this.configuration);
  }
}
