/** Outside Node there are no files and no environment, unless a program passes variables in; settings are arguments. */
import { loadPlace, type CredentialPlace } from "../../credentials/custom-place.ts";
import type { ChainMember } from "../../credentials/editable-chain.ts";
import type { SearchResult } from "../../credentials/provider.ts";
import type { CredentialProvider } from "../../client/resolved-config.ts";
import { NoCredentialsError } from "../../errors/credentials.ts";
import { ProfileNotFound } from "../../errors/config.ts";
import type { ConfigurationSource, SettingOverrides, Surroundings } from "../../config/configuration.ts";
import type { IniSection } from "../../config/ini-file.ts";
import type { SharedFiles } from "../../config/shared-files.ts";

export class BareConfiguration implements ConfigurationSource {
  readonly argumentProfile: string | undefined;
  readonly loaded: undefined;
  readonly hasFiles = false as const;
  readonly surroundings: Surroundings;
  declare credentialSearch: ConfigurationSource["credentialSearch"];
  declare tokenSearch: ConfigurationSource["tokenSearch"];
  declare overrides: SettingOverrides | undefined;

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
    return (this.overrides?.variable(name) ?? this.rawEnvironment(name)) || undefined;
  }

  rawEnvironment(name: string): string | undefined {
    return this.surroundings.environment?.(name);
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
    return this.argumentProfile === undefined
      ? Promise.resolve(this.overrides?.section({}) ?? {})
      : Promise.reject(new ProfileNotFound(this.argumentProfile));
  }

  endpointUrl(): Promise<string | undefined> {
    return Promise.resolve(this.environment("AWS_ENDPOINT_URL"));
  }
}

/** Credentials were not given, and there is no place to look for any but those a program added. */
export async function chainNoCredentials({ credentialSearch }: ConfigurationSource): Promise<CredentialProvider> {
  const found = await credentialSearch?.(undefined);
  return found?.provider ?? noCredentials;
}

function noCredentials(): never {
  throw new NoCredentialsError();
}

/** There is no place to look for credentials but those a program added: they are arguments. */
export async function findNoCredentials(configuration: ConfigurationSource): Promise<SearchResult> {
  return configuration.credentialSearch?.(undefined) ?? { provider: undefined, tried: [] };
}

/** Asks the places that a program added; those of the SDK are not here. */
export async function searchAddedPlaces(members: ReadonlyArray<ChainMember<CredentialPlace>>): Promise<SearchResult> {
  for (const member of members) {
    const provider = typeof member === "string" ? undefined : await loadPlace(member);
    if (provider) return { provider, tried: [] };
  }
  return { provider: undefined, tried: [] };
}
