/** Searches the places for credentials, one after the other (botocore `CredentialResolver`, spec CRD-01, CRD-41). */
import type { ConfigurationSource } from "../config/configuration.ts";
import { LOG } from "../observe/log.ts";
import { loadPlace, type CredentialPlace } from "./custom-place.ts";
import type { ChainMember } from "./editable-chain.ts";
import { PLACES, type Place } from "./places.ts";
import type { Attempt, SearchContext, SearchResult } from "./provider.ts";

/** The first answer; what was tried before it is in the result either way. */
export async function searchPlaces(places: readonly Place[], context: SearchContext): Promise<SearchResult> {
  const tried: Attempt[] = [];
  for (const place of places) {
    LOG.write?.("botocore.credentials", "DEBUG", () => `Looking for credentials via: ${place.method}`);
    const lack = await place.lacks(context);
    const provider = lack === undefined ? await place.find(context) : undefined;
    if (provider) {
      LOG.write?.("botocore.credentials", "INFO", () => `Found credentials: ${provider.method}`);
      return { provider, tried };
    }
    tried.push({ method: place.method, outcome: lack ?? place.empty ?? "nothing there" });
  }
  return { provider: undefined, tried };
}

/** What the whole chain finds for a configuration. */
export function searchChain(configuration: ConfigurationSource, region: string | undefined): Promise<SearchResult> {
  return searchPlaces(PLACES, contextOf(configuration, region));
}

/** What a chain finds that a program has changed; the SDK's own places stand in it by name. */
export function searchMembers(
  members: ReadonlyArray<ChainMember<CredentialPlace>>,
  configuration: ConfigurationSource,
  region: string | undefined,
): Promise<SearchResult> {
  return searchPlaces(members.flatMap(placeOf), contextOf(configuration, region));
}

function placeOf(member: ChainMember<CredentialPlace>): readonly Place[] {
  if (typeof member === "string") return PLACES.filter(({ method }) => method === member);
  return [{ method: member.method, lacks: () => undefined, find: () => loadPlace(member) }];
}

function contextOf(configuration: ConfigurationSource, region: string | undefined): SearchContext {
  const { profileName, argumentProfile } = configuration;
  return { configuration, profileName, useEnvironment: argumentProfile === undefined, region };
}
