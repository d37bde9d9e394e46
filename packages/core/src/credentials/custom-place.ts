/** Places for credentials that a program adds to the chain (botocore's `CredentialProvider` with its `METHOD` and `load`). */
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import { PartialCredentialsError } from "../errors/credentials.ts";
import { fixed, type NamedProvider } from "./provider.ts";
import { refreshing } from "./refreshing.ts";

/** A place where credentials may be. */
export interface CredentialPlace {
  /** Its name in the chain, and that of credentials from there. */
  readonly method: string;
  /**
   * Looks there: credentials, a function that supplies some (kept until shortly before their `expiration`), or nothing, and the next place
   * is asked. What it throws ends the search.
   */
  load(): Credentials | CredentialProvider | undefined | Promise<Credentials | CredentialProvider | undefined>;
}

/**
 * What a place has, kept fresh.
 *
 * @throws PartialCredentialsError for half a key pair
 */
export async function loadPlace(place: CredentialPlace): Promise<NamedProvider | undefined> {
  const { method } = place;
  const found = await place.load();
  if (typeof found === "function") {
    if (found.method !== undefined) return found as NamedProvider;
    return refreshing(method, async () => ({ ...(await found()), method }), { keepUnlimited: false, features: [] });
  }
  if (!found) return undefined;
  if (!found.accessKeyId) throw new PartialCredentialsError(method, "accessKeyId");
  if (!found.secretAccessKey) throw new PartialCredentialsError(method, "secretAccessKey");
  return fixed({ ...found, method });
}
