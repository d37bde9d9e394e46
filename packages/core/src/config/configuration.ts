/**
 * Where settings come from besides arguments: environment variables and the shared files, read at most once. A session has one for
 * all its clients; a client without a session has its own (botocore `configprovider.py`, spec CFG).
 */
import { environment as platformEnvironment, readTextFile as platformReadTextFile } from "#platform";
import { ProfileNotFound } from "../errors/config.ts";
import type { IniSection, IniValue } from "./ini-file.ts";
import { type FileText, readSharedFiles, type SharedFiles } from "./shared-files.ts";

/** The surroundings, for tests and embedders; default: the platform's. */
export interface Surroundings {
  readonly environment?: (name: string) => string | undefined;
  readonly readTextFile?: (path: string) => Promise<string | undefined>;
}

/** Environment and files, with the profile that is in force. */
export class Configuration {
  /** The profile given by argument: it makes the environment's credentials step back. */
  readonly argumentProfile: string | undefined;
  /** The files once they were read. */
  loaded: SharedFiles | undefined;
  readonly #surroundings: Surroundings;
  #files: Promise<SharedFiles> | undefined;

  constructor(profileName?: string, surroundings: Surroundings = {}) {
    this.argumentProfile = profileName;
    this.#surroundings = surroundings;
  }

  /** An environment variable; empty counts as absent. */
  environment(name: string): string | undefined {
    return (this.#surroundings.environment ?? platformEnvironment)(name) || undefined;
  }

  /** The profile that was named, by argument, `AWS_DEFAULT_PROFILE` or `AWS_PROFILE`. */
  get namedProfile(): string | undefined {
    return this.argumentProfile ?? this.environment("AWS_DEFAULT_PROFILE") ?? this.environment("AWS_PROFILE");
  }

  get profileName(): string {
    return this.namedProfile ?? "default";
  }

  /** Region by environment. `AWS_REGION` comes second. Differs from boto3: botocore ignores `AWS_REGION`. */
  get environmentRegion(): string | undefined {
    return this.environment("AWS_DEFAULT_REGION") ?? this.environment("AWS_REGION");
  }

  /**
   * Both shared files.
   *
   * @throws ConfigParseError
   */
  files(): Promise<SharedFiles> {
    return (this.#files ??= this.#readFiles());
  }

  /**
   * The profile in force; empty when none was named and there is no `default`.
   *
   * @throws ProfileNotFound when a named profile does not exist
   */
  async profile(): Promise<IniSection> {
    const profile = (await this.files()).profiles.get(this.profileName);
    if (!profile && this.namedProfile !== undefined) throw new ProfileNotFound(this.namedProfile);
    return profile ?? {};
  }

  /** The `[services x]` section that the profile names. */
  async service(profile: IniSection): Promise<IniSection | undefined> {
    const name = textOf(profile["services"]);
    return name === undefined ? undefined : (await this.files()).services.get(name);
  }

  async #readFiles(): Promise<SharedFiles> {
    const [config, credentials] = await Promise.all([
      this.#read("AWS_CONFIG_FILE", "~/.aws/config"),
      this.#read("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"),
    ]);
    return (this.loaded = readSharedFiles(config, credentials));
  }

  async #read(variable: string, usual: string): Promise<FileText> {
    const path = (this.environment(variable) ?? usual).replace(/\$(?:(\w+)|\{([^}]+)\})/g, (all, name?: string, braced?: string) =>
      this.environment(name ?? braced ?? "") ?? all,
    );
    return { path, text: await (this.#surroundings.readTextFile ?? platformReadTextFile)(path) };
  }
}

/** A value that is text, not a block. */
export function textOf(value: IniValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A value that is a block, not text. */
export function blockOf(value: IniValue | undefined): Readonly<Record<string, string>> | undefined {
  return typeof value === "object" ? value : undefined;
}
