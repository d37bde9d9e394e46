/** Keys in environment variables (botocore `EnvProvider`, spec CRD-09, CRD-10). */
import { CredentialRetrievalError, PartialCredentialsError } from "../errors/credentials.ts";
import { fixed, type FoundCredentials, type NamedProvider } from "./provider.ts";
import { refreshing } from "./refreshing.ts";

const METHOD = "env";

/** Reads a variable; empty counts as absent. */
export type Environment = (name: string) => string | undefined;

/**
 * The keys of the environment; undefined without `AWS_ACCESS_KEY_ID`. With `AWS_CREDENTIAL_EXPIRATION` they are read again
 * when they are about to end.
 *
 * @throws PartialCredentialsError when the secret is missing
 */
export function environmentCredentials(environment: Environment, now?: () => number): NamedProvider | undefined {
  const first = readKeys(environment, false);
  if (!first) return undefined;
  const reread = async (): Promise<FoundCredentials> => {
    const keys = readKeys(environment, true);
    if (keys) return keys;
    throw new PartialCredentialsError(METHOD, "AWS_ACCESS_KEY_ID");
  };
  return first.expiration ? refreshing(METHOD, reread, { first, now }) : fixed(first);
}

function readKeys(environment: Environment, mustExpire: boolean): FoundCredentials | undefined {
  const accessKeyId = environment("AWS_ACCESS_KEY_ID");
  if (accessKeyId === undefined) return undefined;
  const secretAccessKey = environment("AWS_SECRET_ACCESS_KEY");
  if (secretAccessKey === undefined) throw new PartialCredentialsError(METHOD, "AWS_SECRET_ACCESS_KEY");
  const end = environment("AWS_CREDENTIAL_EXPIRATION");
  if (end === undefined && mustExpire) throw new PartialCredentialsError(METHOD, "AWS_CREDENTIAL_EXPIRATION");
  const expiration = end === undefined ? undefined : new Date(end);
  if (Number.isNaN(expiration?.getTime())) {
    throw new CredentialRetrievalError(METHOD, `AWS_CREDENTIAL_EXPIRATION is not a date: ${end}`);
  }
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: environment("AWS_SECURITY_TOKEN") ?? environment("AWS_SESSION_TOKEN"),
    accountId: environment("AWS_ACCOUNT_ID"),
    expiration,
    method: METHOD,
  };
}
