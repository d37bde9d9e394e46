/** Credentials of services that give no others than temporary ones: all four parts must be there (spec CRD-07). */
import { CredentialRetrievalError } from "../errors/credentials.ts";
import type { FoundCredentials } from "./provider.ts";

/**
 * The credentials as given.
 *
 * @throws CredentialRetrievalError naming what is missing, in botocore's words
 */
export function temporary(found: FoundCredentials): FoundCredentials {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, method } = found;
  const parts = { access_key: accessKeyId, secret_key: secretAccessKey, token: sessionToken, expiry_time: expiration };
  const missing = Object.entries(parts).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length === 0) return found;
  throw new CredentialRetrievalError(method, `Credential refresh failed, response did not contain: ${missing.join(", ")}`);
}
