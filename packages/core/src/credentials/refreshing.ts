/**
 * Credentials that expire: fetched when first needed, and again before they end (botocore `RefreshableCredentials`, spec CRD-05
 * to CRD-08). However many calls ask at the same moment, one fetch is under way. In the last 15 minutes it runs beside the calls,
 * which go on with what they have, and its failure is tried again a minute later; in the last 10 minutes calls wait for it and see
 * its errors. Credentials a service refused as expired are fetched anew at once.
 * Differs from boto3: no call waits in the advisory window, and sets that live shorter than the windows are fetched once a minute,
 * not for every call.
 */
import type { Credentials } from "../client/resolved-config.ts";
import { LOG } from "../observe/log.ts";
import { CredentialRetrievalError } from "../errors/credentials.ts";
import { concealed, type FoundCredentials, type NamedProvider } from "./provider.ts";

const ADVISORY_MS = 15 * 60_000;
const MANDATORY_MS = 10 * 60_000;
const PAUSE_MS = 60_000;

/** What {@link refreshing} may be told. */
export interface RefreshOptions {
  /** Credentials at hand, good or expired. */
  readonly first?: FoundCredentials | undefined;
  /** The present in milliseconds; tests pass their own. */
  readonly now?: (() => number) | undefined;
  /** Whether credentials without an end are kept; true by default. */
  readonly keepUnlimited?: boolean;
  /** Ids of the features that led here, for the `User-Agent`. */
  readonly features?: readonly string[] | undefined;
}

/**
 * Makes a provider that keeps what it fetched.
 *
 * @param method - botocore's name of the source, for errors
 * @param fetch - gets credentials from their source
 */
export function refreshing(
  method: string,
  fetch: () => Promise<FoundCredentials>,
  { first, now = Date.now, keepUnlimited = true, features }: RefreshOptions = {},
): NamedProvider {
  let current = first && concealed(first);
  let flight: Promise<FoundCredentials> | undefined;
  let isRefused = false;
  let fetchedAt = -Infinity;
  let failedAt = -Infinity;

  const refresh = (): Promise<FoundCredentials> =>
    (flight ??= fetch()
      .then((fetched) => {
        current = concealed(checked(method, fetched, now()));
        fetchedAt = now();
        isRefused = false;
        return current;
      })
      .catch((error: unknown) => {
        failedAt = now();
        throw error;
      })
      .finally(() => {
        flight = undefined;
      }));

  const provider = (): FoundCredentials | Promise<FoundCredentials> => {
    if (!current || isRefused || (!current.expiration && !keepUnlimited)) return refresh();
    const left = current.expiration ? current.expiration.getTime() - now() : Infinity;
    if (left >= ADVISORY_MS) return current;
    const isJustFetched = left > 0 && now() - fetchedAt < PAUSE_MS;
    // NaN, the time of an end that cannot be read, counts as the past.
    if (!(left >= MANDATORY_MS)) return isJustFetched ? current : refresh();
    if (!isJustFetched && now() - failedAt >= PAUSE_MS) refresh().catch(reportFailure);
    return current;
  };
  const expire = (used: Credentials): void => {
    if (current && used.accessKeyId === current.accessKeyId && used.sessionToken === current.sessionToken) isRefused = true;
  };
  return Object.assign(provider, { method, features, expire });
}

/** Nobody waits for a refresh in the advisory window; only loggers learn that it failed. */
function reportFailure(error: unknown): void {
  const text = "Refreshing temporary credentials failed during the advisory refresh period";
  LOG.write?.("botocore.credentials", "WARNING", () => `${text}: ${String(error)}`);
}

function checked(method: string, fetched: FoundCredentials, now: number): FoundCredentials {
  const missing = [...(fetched?.accessKeyId ? [] : ["access_key"]), ...(fetched?.secretAccessKey ? [] : ["secret_key"])];
  if (missing.length > 0) {
    const problem = `Credential refresh failed, response did not contain: ${missing.join(", ")}`;
    throw new CredentialRetrievalError(method, problem);
  }
  const { expiration } = fetched;
  if (expiration && !(expiration.getTime() > now)) {
    const end = Number.isNaN(expiration.getTime()) ? "at a time that cannot be read" : `at ${expiration.toISOString()}`;
    throw new CredentialRetrievalError(
      method,
      "Credentials were refreshed, but the refreshed credentials are still expired. " +
        `They ended ${end}; the clock of this machine says ${new Date(now).toISOString()}.`,
    );
  }
  return fetched;
}
