/**
 * The sources behind the `from...` functions (`from.ts`): places of the chain on their own, and roles for credentials at hand. Loaded
 * when the first of them is asked.
 */
import { NoCredentialsError } from "../errors/credentials.ts";
import { explicitCredentials } from "./explicit.ts";
import { searchPlaces } from "./chain.ts";
import { environmentCredentials } from "./environment.ts";
import type {
  AssumeRoleOptions,
  IniOptions,
  ProcessOptions,
  SourceOptions,
  Sources,
  SsoOptions,
  WebTokenOptions,
} from "./from.ts";
import { PLACES, PROFILE_PLACES, type Place } from "./places.ts";
import type { NamedProvider } from "./provider.ts";
import { assumedRole, roleForToken, sourceContext } from "./role-sources.ts";

/** Makes the provider of each source. */
export const sources: Sources = {
  env: async (options: SourceOptions): Promise<NamedProvider> => {
    const { configuration } = sourceContext(options);
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
    return (await import("./sso.ts")).ssoProvider(sourceContext(options), { ...options, startUrl, region, accountId, roleName });
  },
  assumeRole: async (options: AssumeRoleOptions): Promise<NamedProvider> => {
    const given = explicitCredentials({ credentials: options.credentials });
    const source = given ?? (await first(PLACES, { ...options, useEnvironment: true }));
    return assumedRole(options, source);
  },
  webToken: (options: WebTokenOptions): Promise<NamedProvider> => {
    const context = sourceContext(options);
    const readFile = async (): Promise<string> =>
      (await import("./web-identity.ts")).readTokenFile(context, options.tokenFile ?? "");
    return roleForToken(options, context, readFile);
  },
  container: (options: SourceOptions): Promise<NamedProvider> => first(named("container-role"), options),
  instanceMetadata: (options: SourceOptions): Promise<NamedProvider> => first(named("iam-role"), options),
};

function named(method: string): Place[] {
  return PLACES.filter((place) => place.method === method);
}

async function first(places: readonly Place[], options: IniOptions & { useEnvironment?: boolean }): Promise<NamedProvider> {
  const context = sourceContext(options);
  if (context.configuration.namedProfile !== undefined) await context.configuration.profile();
  const { provider, tried } = await searchPlaces(places, { ...context, useEnvironment: options.useEnvironment ?? false });
  if (provider) return provider;
  throw new NoCredentialsError(tried);
}
