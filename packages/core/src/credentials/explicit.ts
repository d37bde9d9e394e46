/** Credentials given as arguments of a client or session (spec SES-05, SES-22, SES-23). */
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import { PartialCredentialsError } from "../errors/credentials.ts";
import { fixed } from "./provider.ts";
import { refreshing } from "./refreshing.ts";

const METHOD = "explicit";

/** The arguments, under boto3's names; `credentials` takes an object or a function that supplies one. */
export interface CredentialArguments {
  readonly awsAccessKeyId?: string | undefined;
  readonly awsSecretAccessKey?: string | undefined;
  readonly awsSessionToken?: string | undefined;
  readonly awsAccountId?: string | undefined;
  /**
   * Credentials, or a function that gives some. What it gives is kept until shortly before its `expiration`; credentials without
   * one are asked for before every signature.
   */
  readonly credentials?: Credentials | CredentialProvider | undefined;
}

/** Functions a caller gave, with the provider made of each: clients that share the function share what it fetched. */
const SUPPLIED: WeakMap<CredentialProvider, CredentialProvider> = /*#__PURE__*/ new WeakMap();

/**
 * The provider that arguments make, or undefined when they name none. A lone token or account id is ignored, as in boto3.
 *
 * @throws PartialCredentialsError when one of access key and secret key is missing
 */
export function explicitCredentials(given: CredentialArguments): CredentialProvider | undefined {
  const { credentials, awsAccessKeyId, awsSecretAccessKey } = given;
  if (typeof credentials === "function") return supplied(credentials);
  if (credentials) {
    if (!credentials.accessKeyId) throw new PartialCredentialsError(METHOD, "accessKeyId");
    if (!credentials.secretAccessKey) throw new PartialCredentialsError(METHOD, "secretAccessKey");
    return () => credentials;
  }
  if (!awsAccessKeyId && !awsSecretAccessKey) return undefined;
  if (!awsAccessKeyId) throw new PartialCredentialsError(METHOD, "aws_access_key_id");
  if (!awsSecretAccessKey) throw new PartialCredentialsError(METHOD, "aws_secret_access_key");
  return fixed({
    accessKeyId: awsAccessKeyId,
    secretAccessKey: awsSecretAccessKey,
    sessionToken: given.awsSessionToken,
    accountId: given.awsAccountId,
    method: METHOD,
  });
}

function supplied(give: CredentialProvider): CredentialProvider {
  if (give.method !== undefined) return give;
  let provider = SUPPLIED.get(give);
  if (!provider) {
    provider = refreshing(METHOD, async () => ({ ...(await give()), method: METHOD }), { keepUnlimited: false });
    SUPPLIED.set(give, provider);
  }
  return provider;
}
