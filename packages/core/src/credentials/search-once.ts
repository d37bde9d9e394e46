/** The credentials of a configuration, searched once and shared by all clients of a session (spec SES-17). */
import type { CredentialProvider } from "../client/resolved-config.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { environmentCredentials } from "./environment.ts";
import type { SearchResult } from "./provider.ts";

/** By the configuration, or by what searches in place of the chain. */
const SEARCHES: WeakMap<object, Promise<SearchResult>> = /*#__PURE__*/ new WeakMap();

/**
 * What the chain finds; a search without result is made again the next time. Roles of the first search use its region
 * (spec SES-25).
 *
 * @throws ProfileNotFound, ConfigParseError, PartialCredentialsError and the errors of the places
 */
export function searchOnce(configuration: ConfigurationSource, region: string | undefined): Promise<SearchResult> {
  const { credentialSearch } = configuration;
  const key = credentialSearch ?? configuration;
  let search = SEARCHES.get(key);
  if (!search) {
    const forget = (): boolean => SEARCHES.delete(key);
    search = (credentialSearch ? credentialSearch(region) : findCredentials(configuration, region)).then(
      (result) => {
        if (!result.provider) forget();
        return result;
      },
      (error: unknown) => {
        forget();
        throw error;
      },
    );
    SEARCHES.set(key, search);
  }
  return search;
}

/** The environment comes first, and is all that is looked at when it has credentials; the other places are loaded for others. */
async function findCredentials(configuration: ConfigurationSource, region: string | undefined): Promise<SearchResult> {
  const { argumentProfile, surroundings } = configuration;
  const provider =
    argumentProfile === undefined
      ? environmentCredentials((name) => configuration.environment(name), surroundings.now)
      : undefined;
  return provider ? { provider, tried: [] } : (await import("./chain.ts")).searchChain(configuration, region);
}

/** The provider for a client: the one that was found, or one that searches again for every signature until something is. */
export async function chainCredentials(
  configuration: ConfigurationSource,
  region: string | undefined,
): Promise<CredentialProvider> {
  let result: SearchResult | undefined = await searchOnce(configuration, region);
  if (result.provider) return result.provider;
  return async () => {
    const { provider, tried } = result ?? (await searchOnce(configuration, region));
    result = undefined;
    if (provider) return provider();
    throw new NoCredentialsError(tried);
  };
}
