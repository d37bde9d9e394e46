/**
 * Credentials of a role, by `AssumeRole` with source credentials or by `AssumeRoleWithWebIdentity` with a token (botocore
 * `AssumeRoleCredentialFetcher`, spec CRD-17 to CRD-22). With a cache directory they are shared with the AWS CLI and between
 * runs: the file is named by the SHA-1 of the request, and a set with less than 15 minutes left is not taken.
 */
import { parseArn, isArn } from "../endpoints/arn.ts";
import { RefreshWithMFAUnsupportedError } from "../errors/credential-sources.ts";
import { CredentialRetrievalError } from "../errors/credentials.ts";
import { assumeRole, assumeRoleWithWebIdentity, sts, type RoleReply } from "./services/sts.ts";
import { nestedCall } from "./nested-call.ts";
import type { CredentialProvider } from "../client/resolved-config.ts";
import type { FoundCredentials, NamedProvider, SearchContext } from "./provider.ts";
import { refreshing } from "./refreshing.ts";

const LEAST_CACHED_MS = 15 * 60_000;

/** What STS is asked for; undefined members are left out. */
export interface RoleRequest {
  readonly RoleArn: string;
  /** Made up from the time when left out. */
  readonly RoleSessionName?: string | undefined;
  readonly ExternalId?: string | undefined;
  readonly SerialNumber?: string | undefined;
  readonly DurationSeconds?: number | undefined;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: ReadonlyArray<{ readonly arn: string }> | undefined;
  readonly Tags?: ReadonlyArray<{ readonly Key: string; readonly Value: string }> | undefined;
  readonly TransitiveTagKeys?: readonly string[] | undefined;
  readonly SourceIdentity?: string | undefined;
}

/** Where a role's session comes from, besides the request. */
export type RoleContext = Pick<SearchContext, "configuration" | "region">;

/** A role assumed with other credentials. */
export function roleProvider(
  context: RoleContext,
  method: string,
  request: RoleRequest,
  source: CredentialProvider,
): NamedProvider {
  const { mfaCode } = context.configuration.surroundings;
  let isPrompted = false;
  const fetch = async (): Promise<RoleReply> => {
    const input: Record<string, unknown> = namedSession(context, request);
    if (request.SerialNumber !== undefined) {
      if (isPrompted && !mfaCode) throw new RefreshWithMFAUnsupportedError();
      isPrompted = true;
      input["TokenCode"] = await (mfaCode ?? (await import("./mfa-prompt.ts")).promptForMfaCode)(request.SerialNumber);
    }
    return nestedCall(context, sts, assumeRole, input, { credentials: source });
  };
  return roleSession(context, method, request, fetch);
}

/** A role assumed with the token of an identity provider; the token is read anew for each request. */
export function webIdentityProvider(
  context: RoleContext,
  method: string,
  request: RoleRequest,
  readToken: () => Promise<string>,
): NamedProvider {
  return roleSession(context, method, request, async () => {
    const input = { ...namedSession(context, request), WebIdentityToken: await readToken() };
    return nestedCall(context, sts, assumeRoleWithWebIdentity, input);
  });
}

function roleSession(context: RoleContext, method: string, request: RoleRequest, fetch: () => Promise<RoleReply>): NamedProvider {
  const { roleCacheDirectory, now = Date.now } = context.configuration.surroundings;
  const cached = async (): Promise<RoleReply> => {
    if (roleCacheDirectory === undefined) return fetch();
    const { JsonFileCache, roleCacheKey } = await import("./json-file-cache.ts");
    const cache = new JsonFileCache(context.configuration.fullPath(roleCacheDirectory));
    const key = roleCacheKey(request);
    const stored = asRoleReply(await cache.read(key));
    if (stored && stored.Credentials!.Expiration.getTime() - now() > LEAST_CACHED_MS) return stored;
    const fresh = await fetch();
    // A folder that cannot be written to costs a request next time, nothing more.
    await cache.write(key, fresh).catch(() => undefined);
    return fresh;
  };
  return refreshing(method, async () => credentialsOf(await cached(), method), { now: context.configuration.surroundings.now });
}

function namedSession({ configuration }: RoleContext, request: RoleRequest): Record<string, unknown> {
  const { now = Date.now } = configuration.surroundings;
  const { RoleArn, ...others } = request;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  const madeUp = `botocore-session-${Math.floor(now() / 1000)}`;
  return { ...Object.fromEntries(given), RoleArn, RoleSessionName: request.RoleSessionName ?? madeUp };
}

function credentialsOf({ Credentials, AssumedRoleUser }: RoleReply, method: string): FoundCredentials {
  if (!Credentials) throw new CredentialRetrievalError(method, "the reply of STS has no credentials");
  const arn = AssumedRoleUser?.Arn;
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
    expiration: Credentials.Expiration,
    accountId: arn !== undefined && isArn(arn) ? parseArn(arn).account : undefined,
    method,
  };
}

/** A cached reply, as this module or the AWS CLI wrote it; undefined when it lacks anything. */
function asRoleReply(stored: unknown): RoleReply | undefined {
  const reply = stored as { Credentials?: Record<string, unknown>; AssumedRoleUser?: { Arn?: string } } | undefined;
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = reply?.Credentials ?? {};
  if (typeof AccessKeyId !== "string" || typeof SecretAccessKey !== "string" || typeof SessionToken !== "string")
    return undefined;
  const end = new Date(String(Expiration).replace(/UTC$/, "Z"));
  if (Number.isNaN(end.getTime())) return undefined;
  return {
    AssumedRoleUser: reply?.AssumedRoleUser,
    Credentials: { AccessKeyId, SecretAccessKey, SessionToken, Expiration: end },
  };
}
