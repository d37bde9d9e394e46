/**
 * Where a bearer token comes from when it is no argument: the variable of the signing name, then the session of IAM Identity Center
 * (botocore `tokens.py`, spec TOK-01, TOK-02, TOK-07).
 */
import type { ClientOptions } from "../client/options.ts";
import type { BearerSettings } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { environmentToken } from "./environment-token.ts";
import type { ConfigurationSource } from "./configuration.ts";

const BEARER = "smithy.api#httpBearerAuth";
/** The signing name whose token by environment chooses bearer authentication by itself. */
const CHOOSING = "bedrock";

export function findBearerToken(service: Service, options: ClientOptions, configuration: ConfigurationSource): BearerSettings {
  if (!service.auth?.includes(BEARER)) return { bearerToken: undefined, prefersBearerToken: false };
  const signingName = service.signingName ?? service.endpointPrefix;
  const token = environmentToken(configuration, signingName);
  const isUndecided = options.authSchemePreference === undefined && options.signatureVersion === undefined;
  const prefersBearerToken = token !== undefined && isUndecided && signingName === CHOOSING;
  const { tokenSearch } = configuration;
  if (tokenSearch) return { bearerToken: () => tokenSearch(signingName), prefersBearerToken };
  if (token !== undefined) return { bearerToken: () => token, prefersBearerToken };
  let search: Promise<(() => Promise<string>) | undefined> | undefined;
  const bearerToken = async (): Promise<string | undefined> => {
    search ??= import("../credentials/sso-bearer.ts")
      .then(({ findSsoToken }) => findSsoToken(configuration))
      .catch((error: unknown) => {
        search = undefined;
        throw error;
      });
    return (await search)?.();
  };
  return { bearerToken, prefersBearerToken };
}
