/** The roles behind `fromAssumeRole` and `fromWebToken`: what of them needs no platform. */
import { Configuration } from "#platform";
import type { CredentialProvider } from "../client/resolved-config.ts";
import type { AssumeRoleOptions, IniOptions, WebTokenOptions } from "./from.ts";
import type { NamedProvider, SearchContext } from "./provider.ts";
import { roleProvider, webIdentityProvider, type RoleRequest } from "./role-session.ts";

/** Where a source looks, by its options. */
export function sourceContext(options: IniOptions): SearchContext {
  const { mfaCode, roleCacheDirectory, surroundings, profileName } = options;
  const configuration = new Configuration(profileName, {
    ...surroundings,
    ...(mfaCode ? { mfaCode } : {}),
    ...(roleCacheDirectory === undefined ? {} : { roleCacheDirectory }),
  });
  const region = options.regionName ?? configuration.environmentRegion;
  return { configuration, profileName: configuration.profileName, useEnvironment: true, region };
}

/** A role assumed with credentials. */
export function assumedRole(options: AssumeRoleOptions, source: CredentialProvider): NamedProvider {
  const { externalId: ExternalId, mfaSerial: SerialNumber } = options;
  const request = { ...roleRequest(options), ExternalId, SerialNumber };
  return roleProvider(sourceContext(options), "assume-role", request, source);
}

/**
 * A role for the token that the options give.
 *
 * @param readFile - gives the token where they name a file
 */
export async function roleForToken(
  options: WebTokenOptions,
  context: SearchContext,
  readFile: () => Promise<string>,
): Promise<NamedProvider> {
  const { token } = options;
  const readToken = async (): Promise<string> => (typeof token === "function" ? token() : (token ?? readFile()));
  return webIdentityProvider(context, "assume-role-with-web-identity", roleRequest(options), readToken);
}

function roleRequest({ roleArn, roleSessionName, durationSeconds, policy }: AssumeRoleOptions | WebTokenOptions): RoleRequest {
  return { RoleArn: roleArn, RoleSessionName: roleSessionName, DurationSeconds: durationSeconds, Policy: policy };
}
