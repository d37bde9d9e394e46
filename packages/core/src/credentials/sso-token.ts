/**
 * The access token that `aws sso login` keeps in `~/.aws/sso/cache`, and its renewal (botocore `SSOTokenLoader`,
 * `SSOTokenProvider`; spec CRD-24, TOK-03 to TOK-05). The file is named by the SHA-1 of the session's name or, in the older form,
 * of the start URL. It is read again before a renewal, because other programs renew it too.
 */
import { ClientError } from "../errors/client-error.ts";
import { SSOTokenLoadError } from "../errors/credential-sources.ts";
import { TokenRetrievalError } from "../errors/credentials.ts";
import { JsonFileCache, sha1Hex } from "./json-file-cache.ts";
import { nestedCall } from "./nested-call.ts";
import type { SearchContext } from "./provider.ts";
import { createToken, ssoOidc } from "./services/sso-oidc.ts";

const CACHE = "~/.aws/sso/cache";
const ADVISORY_MS = 15 * 60_000;
const MANDATORY_MS = 10 * 60_000;
const PAUSE_MS = 60_000;

/** A token as the CLI stores it. */
export interface StoredToken {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly refreshToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly registrationExpiresAt?: string;
  readonly [other: string]: unknown;
}

/** An `sso-session` section. */
export interface SsoSession {
  readonly sessionName: string;
  readonly region: string;
  readonly startUrl: string;
}

/**
 * The stored token of a session or start URL.
 *
 * @throws SSOTokenLoadError when there is none, or it is unreadable
 */
export async function loadStoredToken(
  { configuration }: Pick<SearchContext, "configuration">,
  name: string,
): Promise<StoredToken> {
  const stored = (await cacheOf(configuration).read(sha1Hex(name))) as StoredToken | undefined;
  if (stored === undefined) throw new SSOTokenLoadError(`Token for ${name} does not exist`);
  if (typeof stored?.accessToken === "string" && typeof stored.expiresAt === "string") return stored;
  throw new SSOTokenLoadError(`Token for ${name} is invalid`);
}

function cacheOf(configuration: SearchContext["configuration"]): JsonFileCache {
  return new JsonFileCache(configuration.fullPath(CACHE));
}

/**
 * Gives the access token of a session, renewed when it is about to end; one renewal at a time, and one a minute at most.
 *
 * @returns a function that rejects with SSOTokenLoadError when nobody logged in, and with TokenRetrievalError when the token has
 *   ended and could not be renewed
 */
export function ssoTokenProvider(
  context: Pick<SearchContext, "configuration" | "region">,
  session: SsoSession,
): () => Promise<string> {
  const { now = Date.now } = context.configuration.surroundings;
  let current: StoredToken | undefined;
  let nextAttempt = -Infinity;
  let flight: Promise<StoredToken> | undefined;

  const refresh = (): Promise<StoredToken> => {
    nextAttempt = now() + PAUSE_MS;
    return (flight ??= freshToken(context, session, now)
      .then((token) => (current = token))
      .finally(() => {
        flight = undefined;
      }));
  };
  return async () => {
    let token = current ?? (await refresh());
    const left = leftOf(token, now);
    if (left < ADVISORY_MS && now() >= nextAttempt) {
      if (left < MANDATORY_MS) token = await refresh();
      else refresh().catch(() => undefined);
    }
    if (leftOf(token, now) > 0) return token.accessToken;
    throw new TokenRetrievalError("sso", "Token has expired and refresh failed");
  };
}

function leftOf(token: StoredToken, now: () => number): number {
  const end = Date.parse(token.expiresAt.replace(/UTC$/, "Z"));
  return Number.isNaN(end) ? -Infinity : end - now();
}

/** The stored token, or a renewed one when that has less than 15 minutes left and can be renewed. */
async function freshToken(
  context: Pick<SearchContext, "configuration" | "region">,
  session: SsoSession,
  now: () => number,
): Promise<StoredToken> {
  const stored = await loadStoredToken(context, session.sessionName);
  const { refreshToken, clientId, clientSecret, registrationExpiresAt } = stored;
  if (leftOf(stored, now) >= ADVISORY_MS || !refreshToken || !clientId || !clientSecret || !registrationExpiresAt) return stored;
  if (!(Date.parse(registrationExpiresAt) > now())) return stored;
  const input = { grantType: "refresh_token", clientId, clientSecret, refreshToken };
  const reply = await nestedCall(context, ssoOidc, createToken, input, { region: session.region }).catch((error: unknown) => {
    // The service does not want to: the old token may still do.
    if (error instanceof ClientError) return undefined;
    throw error;
  });
  if (!reply?.accessToken || !reply.expiresIn) return stored;
  const renewed: StoredToken = {
    startUrl: session.startUrl,
    region: session.region,
    accessToken: reply.accessToken,
    expiresAt: new Date(now() + reply.expiresIn * 1000).toISOString(),
    clientId,
    clientSecret,
    registrationExpiresAt,
    ...(reply.refreshToken === undefined ? {} : { refreshToken: reply.refreshToken }),
  };
  // A folder that cannot be written to is no reason to fail now.
  await cacheOf(context.configuration)
    .write(sha1Hex(session.sessionName), renewed)
    .catch(() => undefined);
  return renewed;
}
