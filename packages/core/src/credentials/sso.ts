/**
 * Roles of IAM Identity Center, with the token that `aws sso login` left behind (botocore `SSOProvider`, spec CRD-23 to CRD-25). A
 * profile with `sso_session` renews its token; one with `sso_start_url` alone, the older form, cannot.
 */
import { isError } from "../errors/guards.ts";
import { InvalidConfigError } from "../errors/config.ts";
import { UnauthorizedSSOTokenError } from "../errors/credential-sources.ts";
import { CredentialRetrievalError } from "../errors/credentials.ts";
import type { IniSection } from "../config/ini-file.ts";
import { profileOf, profileText } from "./places.ts";
import { nestedCall } from "./nested-call.ts";
import type { NamedProvider, SearchContext } from "./provider.ts";
import { pythonJson } from "./python-json.ts";
import { getRoleCredentials, sso } from "./services/sso.ts";
import { sessionProvider } from "./session-cache.ts";
import { loadStoredToken, ssoTokenProvider } from "./sso-token.ts";

const METHOD = "sso";
/** Ids of features: a profile, IAM Identity Center; with a session, and in the older form. */
const FEATURES = ["r", "s"] as const;
const LEGACY_FEATURES = ["t", "u"] as const;
const REQUIRED = ["sso_role_name", "sso_account_id", "sso_start_url", "sso_region"];

/** A role of IAM Identity Center. */
export interface SsoRole {
  readonly startUrl: string;
  readonly region: string;
  readonly accountId: string;
  readonly roleName: string;
  /** Name of the `sso-session` section. */
  readonly sessionName?: string | undefined;
}

export async function findSso(context: SearchContext): Promise<NamedProvider | undefined> {
  const profile = await profileOf(context);
  const sessionName = profileText(profile, "sso_session");
  const { ssoSessions } = await context.configuration.files();
  const merged = sessionName === undefined ? profile : withSession(profile, sessionName, ssoSessions.get(sessionName));
  const missing = REQUIRED.filter((name) => profileText(merged, name) === undefined);
  if (missing.length > 0) {
    throw new InvalidConfigError(
      `The profile "${context.profileName}" is configured to use SSO but is missing required configuration: ${missing.join(", ")}`,
    );
  }
  const setting = (name: string): string => profileText(merged, name)!;
  const role = {
    startUrl: setting("sso_start_url"),
    region: setting("sso_region"),
    accountId: setting("sso_account_id"),
    roleName: setting("sso_role_name"),
    sessionName,
  };
  return ssoProvider(context, role, true);
}

function withSession(profile: IniSection, name: string, session: IniSection | undefined): IniSection {
  if (!session) throw new InvalidConfigError(`The specified sso-session does not exist: "${name}"`);
  for (const [key, value] of Object.entries(session)) {
    const own = profile[key];
    if (own !== undefined && own !== value) {
      const values = `profile (${String(own)}) and sso-session (${String(value)})`;
      throw new InvalidConfigError(`The value for ${key} is inconsistent between ${values}.`);
    }
  }
  return { ...profile, ...session };
}

/**
 * Credentials of a role; nothing is read or sent before they are needed.
 *
 * @param isProfile - whether a profile names the role, for the `User-Agent`
 */
export function ssoProvider(
  context: Pick<SearchContext, "configuration" | "region">,
  role: SsoRole,
  isProfile = false,
): NamedProvider {
  const { startUrl, region, accountId, roleName, sessionName } = role;
  const { now = Date.now } = context.configuration.surroundings;
  const [byProfile, bySso] = sessionName === undefined ? LEGACY_FEATURES : FEATURES;
  const features = isProfile ? [byProfile] : [];
  const renewed = sessionName === undefined ? undefined : ssoTokenProvider(context, { sessionName, region, startUrl });
  const accessToken = async (): Promise<string> => {
    if (renewed) return renewed();
    const stored = await loadStoredToken(context, startUrl);
    if (!(Date.parse(stored.expiresAt) > now())) throw new UnauthorizedSSOTokenError();
    return stored.accessToken;
  };
  const known = sessionName === undefined ? { startUrl } : { sessionName };
  return sessionProvider(context, {
    method: METHOD,
    cacheText: pythonJson({ accountId, roleName, ...known }, ",", ":"),
    features: [...features, bySso],
    fetch: async () => {
      const input = { roleName, accountId, accessToken: await accessToken() };
      const call = nestedCall(context, sso, getRoleCredentials, input, { region, features });
      const { roleCredentials } = await call.catch((error: unknown) => {
        throw isError(error, "UnauthorizedException") ? new UnauthorizedSSOTokenError({ cause: error }) : error;
      });
      if (!roleCredentials) throw new CredentialRetrievalError(METHOD, "the reply has no roleCredentials");
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials;
      return {
        ProviderType: METHOD,
        Credentials: {
          AccessKeyId: accessKeyId,
          SecretAccessKey: secretAccessKey,
          SessionToken: sessionToken,
          Expiration: new Date(expiration),
          AccountId: accountId,
        },
      };
    },
  });
}
