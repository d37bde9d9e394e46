/** The bearer token of a profile with `sso_session` (botocore `SSOTokenProvider`, spec TOK-01, TOK-03). */
import { InvalidConfigError } from "../errors/config.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { profileText } from "./places.ts";
import { ssoTokenProvider } from "./sso-token.ts";

const REQUIRED = ["sso_start_url", "sso_region"];

/**
 * What gives the token; undefined when the profile names no session.
 *
 * @throws InvalidConfigError when the session's section is missing or incomplete
 */
export async function findSsoToken(configuration: ConfigurationSource): Promise<(() => Promise<string>) | undefined> {
  const { profiles, ssoSessions } = await configuration.files();
  const { profileName } = configuration;
  const sessionName = profileText(profiles.get(profileName) ?? {}, "sso_session");
  if (sessionName === undefined) return undefined;
  const section = ssoSessions.get(sessionName);
  const purpose = `The profile "${profileName}" is configured to use the SSO token provider but`;
  if (!section) throw new InvalidConfigError(`${purpose} the "${sessionName}" sso_session configuration does not exist.`);
  const missing = REQUIRED.filter((name) => profileText(section, name) === undefined);
  if (missing.length > 0) {
    const list = `[${missing.map((name) => `'${name}'`).join(", ")}]`;
    throw new InvalidConfigError(`${purpose} is missing the following configuration: ${list}.`);
  }
  const setting = (name: string): string => profileText(section, name)!;
  return ssoTokenProvider(
    { configuration, region: setting("sso_region") },
    { sessionName, region: setting("sso_region"), startUrl: setting("sso_start_url") },
  );
}
