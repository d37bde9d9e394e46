/**
 * A role for the token in a file, as pods of EKS have it (botocore `AssumeRoleWithWebIdentityProvider`, spec CRD-22). Each value is
 * looked for in the environment, then in the profile; the file is read for every request, because its owner renews it.
 */
import { InvalidConfigError } from "../errors/config.ts";
import { CredentialRetrievalError } from "../errors/credentials.ts";
import { profileOf, profileText } from "./places.ts";
import type { NamedProvider, SearchContext } from "./provider.ts";
import { webIdentityProvider } from "./role-session.ts";

const METHOD = "assume-role-with-web-identity";
/** Ids of features: settings from variables, and from the profile. */
const BY_ENVIRONMENT = "h";
const BY_PROFILE = "q";

export async function findWebIdentity(context: SearchContext): Promise<NamedProvider | undefined> {
  const profile = await profileOf(context);
  const { configuration, useEnvironment } = context;
  const features = new Set<string>();
  const setting = (variable: string, key: string): string | undefined => {
    const byEnvironment = useEnvironment ? configuration.environment(variable) : undefined;
    const value = byEnvironment ?? profileText(profile, key);
    if (value !== undefined) features.add(byEnvironment === undefined ? BY_PROFILE : BY_ENVIRONMENT);
    return value;
  };
  const path = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file");
  if (!path) return undefined;
  const RoleArn = setting("AWS_ROLE_ARN", "role_arn");
  if (!RoleArn) {
    throw new InvalidConfigError(
      "The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. " +
        "Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.",
    );
  }
  const request = { RoleArn, RoleSessionName: setting("AWS_ROLE_SESSION_NAME", "role_session_name") };
  return webIdentityProvider(context, METHOD, request, () => readTokenFile(context, path), [...features]);
}

/** @throws CredentialRetrievalError when there is no such file */
export async function readTokenFile({ configuration }: Pick<SearchContext, "configuration">, path: string): Promise<string> {
  const token = await configuration.readTextFile(path);
  if (token !== undefined) return token;
  throw new CredentialRetrievalError(METHOD, `the web identity token file ${path} does not exist.`);
}
