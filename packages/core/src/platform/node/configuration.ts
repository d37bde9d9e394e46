/** Environment variables and the shared files, read at most once (botocore `configprovider.py`, spec CFG). */
import { existsSync } from "node:fs";
import { environmentCredentials } from "../../credentials/environment.ts";
import { InvalidConfigError, ProfileNotFound } from "../../errors/config.ts";
import type { ConfigurationSource, SettingOverrides, Surroundings } from "../../config/configuration.ts";
import type { IniSection } from "../../config/ini-file.ts";
import { blockOf, textOf } from "../../config/ini-values.ts";
import { expandHome } from "./home.ts";
import type { FileText, SharedFiles } from "../../config/shared-files.ts";

const CONFIG_FILE = ["AWS_CONFIG_FILE", "~/.aws/config"] as const;
const CREDENTIALS_FILE = ["AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"] as const;

export class NodeConfiguration implements ConfigurationSource {
  readonly argumentProfile: string | undefined;
  declare credentialSearch: ConfigurationSource["credentialSearch"];
  declare tokenSearch: ConfigurationSource["tokenSearch"];
  declare overrides: SettingOverrides | undefined;
  #loaded: SharedFiles | undefined;
  readonly #surroundings: Surroundings;
  #files: Promise<SharedFiles> | undefined;

  constructor(profileName?: string, surroundings: Surroundings = {}) {
    this.argumentProfile = profileName;
    this.#surroundings = surroundings;
  }

  environment(name: string): string | undefined {
    return (this.overrides?.variable(name) ?? this.rawEnvironment(name)) || undefined;
  }

  rawEnvironment(name: string): string | undefined {
    return (this.#surroundings.environment ?? processEnvironment)(name);
  }

  get surroundings(): Surroundings {
    return this.#surroundings;
  }

  get loaded(): SharedFiles | undefined {
    return this.#loaded;
  }

  async readTextFile(path: string): Promise<string | undefined> {
    const { readTextFile } = this.#surroundings;
    return readTextFile ? readTextFile(path) : (await import("./files.ts")).readTextFile(this.fullPath(path));
  }

  fullPath(path: string): string {
    return expandHome(path, this.environment("HOME"));
  }

  get namedProfile(): string | undefined {
    return this.argumentProfile ?? this.environment("AWS_DEFAULT_PROFILE") ?? this.environment("AWS_PROFILE");
  }

  get profileName(): string {
    return this.namedProfile ?? "default";
  }

  get environmentRegion(): string | undefined {
    return this.environment("AWS_DEFAULT_REGION") ?? this.environment("AWS_REGION");
  }

  get hasFiles(): boolean {
    const { readTextFile, fileExists = readTextFile ? () => true : existsSync } = this.#surroundings;
    const exists = (variable: string, usual: string): boolean => fileExists(this.fullPath(this.#path(variable, usual)));
    return exists(...CONFIG_FILE) || exists(...CREDENTIALS_FILE);
  }

  hasEnvironmentCredentials(): boolean {
    return (
      this.argumentProfile === undefined &&
      this.credentialSearch === undefined &&
      environmentCredentials((name) => this.environment(name), this.#surroundings.now) !== undefined
    );
  }

  files(): Promise<SharedFiles> {
    return (this.#files ??= this.#readFiles());
  }

  async profile(): Promise<IniSection> {
    const profile = (await this.files()).profiles.get(this.profileName);
    if (!profile && this.namedProfile !== undefined) throw new ProfileNotFound(this.namedProfile);
    return this.overrides ? this.overrides.section(profile ?? {}) : (profile ?? {});
  }

  async endpointUrl(serviceId: string, profile: IniSection): Promise<string | undefined> {
    const id = serviceId.toLowerCase().replace(/[- ]/g, "_");
    const byEnvironment = this.environment(`AWS_ENDPOINT_URL_${id.toUpperCase()}`) ?? this.environment("AWS_ENDPOINT_URL");
    if (byEnvironment !== undefined) return byEnvironment;
    const name = textOf(profile["services"]);
    const section = name === undefined ? undefined : (await this.files()).services.get(name);
    if (name !== undefined && !section) {
      throw new InvalidConfigError(
        `The profile is configured to use the services section but the "${name}" services configuration does not exist.`,
      );
    }
    return blockOf(section?.[id])?.["endpoint_url"] || textOf(profile["endpoint_url"]) || undefined;
  }

  async #readFiles(): Promise<SharedFiles> {
    const [config, credentials] = await Promise.all([
      this.#read(this.#path(...CONFIG_FILE)),
      this.#read(this.#path(...CREDENTIALS_FILE)),
    ]);
    const { readSharedFiles } = await import("../../config/shared-files.ts");
    return (this.#loaded = readSharedFiles(config, credentials));
  }

  #path(variable: string, usual: string): string {
    return (this.environment(variable) ?? usual).replace(
      /\$(?:(\w+)|\{([^}]+)\})/g,
      (all, name?: string, braced?: string) => this.environment(name ?? braced ?? "") ?? all,
    );
  }

  async #read(path: string): Promise<FileText> {
    return { path, text: await this.readTextFile(path) };
  }
}

function processEnvironment(name: string): string | undefined {
  return process.env[name];
}
