/** Credentials given as arguments of a client or session (spec SES-05, SES-22, SES-23). */
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import { PartialCredentialsError } from "../errors/credentials.ts";
import type { FoundCredentials } from "./provider.ts";

/** The arguments, under boto3's names; `credentials` takes an object or a function that supplies one. */
export interface CredentialArguments {
  readonly awsAccessKeyId?: string | undefined;
  readonly awsSecretAccessKey?: string | undefined;
  readonly awsSessionToken?: string | undefined;
  readonly awsAccountId?: string | undefined;
  /** Credentials, or a function asked before every signature; it caches by itself. */
  readonly credentials?: Credentials | CredentialProvider | undefined;
}

/**
 * The provider that arguments make, or undefined when they name none. A lone token or account id is ignored, as in boto3.
 *
 * @throws PartialCredentialsError when one of access key and secret key is missing
 */
export function explicitCredentials(given: CredentialArguments): CredentialProvider | undefined {
  const { credentials, awsAccessKeyId, awsSecretAccessKey } = given;
  if (typeof credentials === "function") return credentials;
  if (credentials) {
    if (!credentials.accessKeyId) throw new PartialCredentialsError("explicit", "accessKeyId");
    if (!credentials.secretAccessKey) throw new PartialCredentialsError("explicit", "secretAccessKey");
    return () => credentials;
  }
  if (!awsAccessKeyId && !awsSecretAccessKey) return undefined;
  if (!awsAccessKeyId) throw new PartialCredentialsError("explicit", "aws_access_key_id");
  if (!awsSecretAccessKey) throw new PartialCredentialsError("explicit", "aws_secret_access_key");
  const found: FoundCredentials = {
    accessKeyId: awsAccessKeyId,
    secretAccessKey: awsSecretAccessKey,
    sessionToken: given.awsSessionToken,
    accountId: given.awsAccountId,
    method: "explicit",
  };
  return () => found;
}
