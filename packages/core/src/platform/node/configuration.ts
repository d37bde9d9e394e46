/** Environment variables and the shared files, read at most once (botocore `configprovider.py`, spec CFG). */
import { environmentCredentials } from "../../credentials/environment.ts";
import { InvalidConfigError, ProfileNotFound } from "../../errors/config.ts";
import type { ConfigurationSource, Surroundings } from "../../config/configuration.ts";
import type { IniSection } from "../../config/ini-file.ts";
import { blockOf, textOf } from "../../config/ini-values.ts";
import { type FileText, readSharedFiles, type SharedFiles } from "../../config/shared-files.ts";

export class NodeConfiguration implements ConfigurationSource {
  readonly argumentProfile: string | undefined;
  loaded: SharedFiles | undefined;
  readonly #surroundings: Surroundings;
  #files: Promise<SharedFiles> | undefined;

  constructor(profileName?: string, surroundings: Surroundings = {}) {
    this.argumentProfile = profileName;
    this.#surroundings = surroundings;
  }

  environment(name: string): string | undefined {
    return (this.#surroundings.environment ?? processEnvironment)(name) || undefined;
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

  hasEnvironmentCredentials(): boolean {
    return environmentCredentials(this) !== undefined;
  }

  files(): Promise<SharedFiles> {
    return (this.#files ??= this.#readFiles());
  }

  async profile(): Promise<IniSection> {
    const profile = (await this.files()).profiles.get(this.profileName);
    if (!profile && this.namedProfile !== undefined) throw new ProfileNotFound(this.namedProfile);
    return profile ?? {};
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
      this.#read("AWS_CONFIG_FILE", "~/.aws/config"),
      this.#read("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"),
    ]);
    return (this.loaded = readSharedFiles(config, credentials));
  }

  async #read(variable: string, usual: string): Promise<FileText> {
    const path = (this.environment(variable) ?? usual).replace(
      /\$(?:(\w+)|\{([^}]+)\})/g,
      (all, name?: string, braced?: string) => this.environment(name ?? braced ?? "") ?? all,
    );
    return { path, text: await (this.#surroundings.readTextFile ?? (await import("./files.ts")).readTextFile)(path) };
  }
}

function processEnvironment(name: string): string | undefined {
  return process.env[name];
}
