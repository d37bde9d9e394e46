/**
 * Roles of the shared files: a profile with `role_arn` names where the credentials for `AssumeRole` come from, by another profile
 * or by a place (botocore `AssumeRoleProvider`, spec CRD-13 to CRD-20). Nothing is sent before credentials are needed.
 */
import { InfiniteLoopConfigError, InvalidConfigError } from "../errors/config.ts";
import { CredentialRetrievalError, PartialCredentialsError } from "../errors/credentials.ts";
import type { IniSection } from "../config/ini-file.ts";
import { searchPlaces } from "./chain.ts";
import { NAMED_PLACES, profileText, PROFILE_PLACES } from "./places.ts";
import type { NamedProvider, SearchContext } from "./provider.ts";
import { roleProvider, type RoleRequest } from "./role-session.ts";

const METHOD = "assume-role";
/** Ids of features: the source of a role is a profile, or a place by its name. */
const BY_PROFILE = ["o", "n"];
const BY_PLACE = ["p"];

/** The role of the profile that is looked at. */
export async function findRole(context: SearchContext): Promise<NamedProvider | undefined> {
  const { profiles } = await context.configuration.files();
  return roleOf(context, profiles, [context.profileName]);
}

/** @param visited - profiles on the way here, the last one is being read */
async function roleOf(
  context: SearchContext,
  profiles: ReadonlyMap<string, IniSection>,
  visited: readonly string[],
): Promise<NamedProvider> {
  const name = visited.at(-1)!;
  const profile = profiles.get(name)!;
  const sourceProfile = profileText(profile, "source_profile");
  const sourceName = profileText(profile, "credential_source");
  if (sourceProfile !== undefined && sourceName !== undefined)
    throw new InvalidConfigError(`The profile "${name}" contains both source_profile and credential_source.`);
  if (sourceProfile === undefined && sourceName === undefined)
    throw new PartialCredentialsError(METHOD, "source_profile or credential_source");
  const isNamed = sourceProfile === undefined;
  const source = isNamed
    ? await namedSource(context, sourceName!, name)
    : await profileSource(context, profiles, sourceProfile, visited);
  return roleProvider(context, METHOD, roleRequest(profile), source, isNamed ? BY_PLACE : BY_PROFILE);
}

function roleRequest(profile: IniSection): RoleRequest {
  const duration = profileText(profile, "duration_seconds");
  return {
    RoleArn: profileText(profile, "role_arn")!,
    RoleSessionName: profileText(profile, "role_session_name"),
    ExternalId: profileText(profile, "external_id"),
    SerialNumber: profileText(profile, "mfa_serial"),
    // Something that is no whole number is left out, as in botocore.
    DurationSeconds: duration !== undefined && /^\s*[-+]?\d+\s*$/.test(duration) ? Number(duration) : undefined,
  };
}

async function namedSource(context: SearchContext, name: string, profile: string): Promise<NamedProvider> {
  const place = NAMED_PLACES.find(({ canonicalName }) => canonicalName === name);
  if (!place) throw new InvalidConfigError(`The credential source "${name}" referenced in profile "${profile}" is not valid.`);
  const { provider } = await searchPlaces([place], { ...context, useEnvironment: true });
  if (provider) return provider;
  throw new CredentialRetrievalError(name, `No credentials found in credential_source referenced in profile ${profile}`);
}

async function profileSource(
  context: SearchContext,
  profiles: ReadonlyMap<string, IniSection>,
  name: string,
  visited: readonly string[],
): Promise<NamedProvider> {
  const parent = visited.at(-1)!;
  const source = profiles.get(name);
  if (!source) throw new InvalidConfigError(`The source_profile "${name}" referenced in the profile "${parent}" does not exist.`);
  const hasKeys = "aws_access_key_id" in source || "aws_secret_access_key" in source;
  // A profile may name itself when it has keys too; any other way back is a loop.
  if (visited.includes(name) && (name !== parent || !hasKeys)) throw new InfiniteLoopConfigError(name, visited);
  const isRole = source["role_arn"] !== undefined && source["web_identity_token_file"] === undefined;
  if (isRole && !hasKeys) return roleOf(context, profiles, [...visited, name]);
  const sourceContext = { ...context, profileName: name, useEnvironment: false };
  const { provider } = await searchPlaces(PROFILE_PLACES, sourceContext);
  if (provider) return provider;
  throw new InvalidConfigError(`The source profile "${name}" must have credentials.`);
}
