/** Outside Node there are no files and no environment, unless a program passes variables in; settings are arguments. */
import type { SearchResult } from "../../credentials/provider.ts";
import type { CredentialProvider } from "../../client/resolved-config.ts";
import { NoCredentialsError } from "../../errors/credentials.ts";
import { ProfileNotFound } from "../../errors/config.ts";
import type { ConfigurationSource, Surroundings } from "../../config/configuration.ts";
import type { IniSection } from "../../config/ini-file.ts";
import type { SharedFiles } from "../../config/shared-files.ts";

export class BareConfiguration implements ConfigurationSource {
  readonly argumentProfile: string | undefined;
  readonly loaded: undefined;
  readonly hasFiles = false as const;
  readonly surroundings: Surroundings;

  constructor(profileName?: string, surroundings: Surroundings = {}) {
    this.argumentProfile = profileName;
    this.surroundings = surroundings;
  }

  get namedProfile(): string | undefined {
    return this.argumentProfile;
  }

  get profileName(): string {
    return this.argumentProfile ?? "default";
  }

  get environmentRegion(): string | undefined {
    return this.environment("AWS_REGION");
  }

  environment(name: string): string | undefined {
    return this.surroundings.environment?.(name) || undefined;
  }

  readTextFile(path: string): Promise<string | undefined> {
    return this.surroundings.readTextFile?.(path) ?? Promise.resolve(undefined);
  }

  fullPath(path: string): string {
    return path;
  }

  hasEnvironmentCredentials(): boolean {
    return false;
  }

  files(): Promise<SharedFiles> {
    const none: ReadonlyMap<string, IniSection> = new Map();
    return Promise.resolve({
      profiles: none,
      configProfiles: none,
      credentialsProfiles: none,
      ssoSessions: none,
      services: none,
      otherSections: none,
    });
  }

  profile(): Promise<IniSection> {
    return this.argumentProfile === undefined ? Promise.resolve({}) : Promise.reject(new ProfileNotFound(this.argumentProfile));
  }

  endpointUrl(): Promise<string | undefined> {
    return Promise.resolve(this.environment("AWS_ENDPOINT_URL"));
  }
}

/** Credentials were not given, and there is no place to look for any. */
export function chainNoCredentials(): Promise<CredentialProvider> {
  return Promise.resolve(() => {
    throw new NoCredentialsError();
  });
}

/** There is no place to look for credentials: they are arguments. */
export function findNoCredentials(): Promise<SearchResult> {
  return Promise.resolve({ provider: undefined, tried: [] });
}
