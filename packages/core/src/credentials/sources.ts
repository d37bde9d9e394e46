/**
 * The sources behind the `from...` functions (`from.ts`): places of the chain on their own, and roles for credentials at hand. Loaded
 * when the first of them is asked.
 */
import { NodeConfiguration } from "../platform/node/configuration.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { explicitCredentials } from "./explicit.ts";
import { searchPlaces } from "./chain.ts";
import { environmentCredentials } from "./environment.ts";
import type { AssumeRoleOptions, IniOptions, ProcessOptions, SourceOptions, SsoOptions, WebTokenOptions } from "./from.ts";
import { PLACES, PROFILE_PLACES, type Place } from "./places.ts";
import type { NamedProvider, SearchContext } from "./provider.ts";
import { roleProvider, webIdentityProvider, type RoleRequest } from "./role-session.ts";

/** Makes the provider of each source. */
export const sources = {
  env: async (options: SourceOptions): Promise<NamedProvider> => {
    const { configuration } = contextOf(options);
    const provider = environmentCredentials((name) => configuration.environment(name), configuration.surroundings.now);
    if (provider) return provider;
    throw new NoCredentialsError([{ method: "env", outcome: "AWS_ACCESS_KEY_ID is not set" }]);
  },
  ini: (options: IniOptions): Promise<NamedProvider> => {
    const assumeRole = PLACES.filter(({ method }) => method === "assume-role");
    return first([...assumeRole, ...PROFILE_PLACES], options);
  },
  process: async (options: ProcessOptions): Promise<NamedProvider> => {
    if (options.command === undefined) return first(named("custom-process"), options);
    return (await import("./process.ts")).processProvider(options.command, undefined, options.surroundings?.now);
  },
  sso: async (options: SsoOptions): Promise<NamedProvider> => {
    const { startUrl, region, accountId, roleName } = options;
    if (!startUrl || !region || !accountId || !roleName) return first(named("sso"), options);
    return (await import("./sso.ts")).ssoProvider(contextOf(options), { ...options, startUrl, region, accountId, roleName });
  },
  assumeRole: async (options: AssumeRoleOptions): Promise<NamedProvider> => {
    const given = explicitCredentials({ credentials: options.credentials });
    const source = given ?? (await first(PLACES, { ...options, useEnvironment: true }));
    return roleProvider(contextOf(options), "assume-role", roleRequest(options), source);
  },
  webToken: async (options: WebTokenOptions): Promise<NamedProvider> => {
    const { token, tokenFile } = options;
    const context = contextOf(options);
    const readToken = async (): Promise<string> => {
      if (token !== undefined) return typeof token === "function" ? token() : token;
      return (await import("./web-identity.ts")).readTokenFile(context, tokenFile ?? "");
    };
    return webIdentityProvider(context, "assume-role-with-web-identity", roleRequest(options), readToken);
  },
  container: (options: SourceOptions): Promise<NamedProvider> => first(named("container-role"), options),
  instanceMetadata: (options: SourceOptions): Promise<NamedProvider> => first(named("iam-role"), options),
};

function named(method: string): Place[] {
  return PLACES.filter((place) => place.method === method);
}

async function first(places: readonly Place[], options: IniOptions & { useEnvironment?: boolean }): Promise<NamedProvider> {
  const context = contextOf(options);
  if (context.configuration.namedProfile !== undefined) await context.configuration.profile();
  const { provider, tried } = await searchPlaces(places, { ...context, useEnvironment: options.useEnvironment ?? false });
  if (provider) return provider;
  throw new NoCredentialsError(tried);
}

function contextOf(options: IniOptions): SearchContext {
  const { mfaCode, roleCacheDirectory, surroundings, profileName } = options;
  const configuration = new NodeConfiguration(profileName, {
    ...surroundings,
    ...(mfaCode ? { mfaCode } : {}),
    ...(roleCacheDirectory === undefined ? {} : { roleCacheDirectory }),
  });
  const region = options.regionName ?? configuration.environmentRegion;
  return { configuration, profileName: configuration.profileName, useEnvironment: true, region };
}

function roleRequest(options: AssumeRoleOptions | WebTokenOptions): RoleRequest {
  return {
    RoleSessionName: options.roleSessionName,
    ...("externalId" in options ? { ExternalId: options.externalId } : {}),
    ...("mfaSerial" in options ? { SerialNumber: options.mfaSerial } : {}),
    DurationSeconds: options.durationSeconds,
    Policy: options.policy,
    RoleArn: options.roleArn,
  };
}
