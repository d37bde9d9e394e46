/**
 * Where settings come from besides arguments. A session has one configuration for all its clients; a client without a session has
 * its own. Under Node that is environment and shared files (`platform/node/configuration.ts`), elsewhere only what a program passes in
 * (`platform/web/configuration.ts`); `#platform` exports the one that fits.
 */
import type { SearchResult } from "../credentials/provider.ts";
import type { IniSection } from "./ini-file.ts";
import type { SharedFiles } from "./shared-files.ts";
import type { Transport } from "../http/transport.ts";

/** The surroundings, for tests and embedders; default: the platform's. */
export interface Surroundings {
  readonly environment?: (name: string) => string | undefined;
  readonly readTextFile?: (path: string) => Promise<string | undefined>;
  readonly fileExists?: ((path: string) => boolean) | undefined;
  /** What sends the requests of a search for credentials. */
  readonly transport?: Transport | undefined;
  /** The present in milliseconds. */
  readonly now?: (() => number) | undefined;
  /** Waits between attempts. */
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
  /** Jitter in [0, 1). */
  readonly random?: (() => number) | undefined;
  /** Gives the code of an MFA device, by its serial number. Default: asks on the terminal. */
  readonly mfaCode?: ((serial: string) => string | Promise<string>) | undefined;
  /** Folder where the credentials of roles are kept between runs; `~/.aws/cli/cache` shares them with the AWS CLI. */
  readonly roleCacheDirectory?: string | undefined;
}

/** Answers in place of environment and files (`session/config-store.ts`). */
export interface SettingOverrides {
  /** What an environment variable is; `""` when it counts as absent, undefined when the environment shall say. */
  variable(name: string): string | undefined;
  /** A profile with the values that are other ones. */
  section(profile: IniSection): IniSection;
}

/** Environment and files, with the profile that is in force. */
export interface ConfigurationSource {
  readonly surroundings: Surroundings;
  /** The profile given by argument: it makes the environment's credentials step back. */
  readonly argumentProfile: string | undefined;
  /** The profile that was named, by argument, `AWS_DEFAULT_PROFILE` or `AWS_PROFILE`. */
  readonly namedProfile: string | undefined;
  readonly profileName: string;
  /** Region by environment. `AWS_REGION` comes second. Differs from boto3: botocore ignores `AWS_REGION`. */
  readonly environmentRegion: string | undefined;
  /** Whether there is a shared file; asked without opening one. */
  readonly hasFiles: boolean;
  /** The files once they were read. */
  readonly loaded: SharedFiles | undefined;
  /** What looks for credentials in place of the usual chain; set by components of a session. */
  credentialSearch: ((region: string | undefined) => Promise<SearchResult>) | undefined;
  /** The same for bearer tokens. */
  tokenSearch: ((signingName: string) => Promise<string | undefined>) | undefined;
  /** Settings that a session finds elsewhere than usual. */
  overrides: SettingOverrides | undefined;
  /** A variable of the machine itself; {@link environment} asks `overrides` first. */
  rawEnvironment(name: string): string | undefined;
  /** An environment variable; empty counts as absent. */
  environment(name: string): string | undefined;
  /** Text of a file, or undefined when it does not exist; `~` is the home directory. */
  readTextFile(path: string): Promise<string | undefined>;
  /** The path with the home directory for a `~` at its beginning. */
  fullPath(path: string): string;
  /**
   * Whether the environment has credentials.
   *
   * @throws PartialCredentialsError for half a pair
   */
  hasEnvironmentCredentials(): boolean;
  /**
   * Both shared files, read once.
   *
   * @throws ConfigParseError
   */
  files(): Promise<SharedFiles>;
  /**
   * The profile in force; empty when none was named and there is no `default`.
   *
   * @throws ProfileNotFound when a named profile does not exist
   */
  profile(): Promise<IniSection>;
  /** The endpoint URL configured for a service, by its id: of its own variable, the general one, its block, the profile. */
  endpointUrl(serviceId: string, profile: IniSection): Promise<string | undefined>;
}
