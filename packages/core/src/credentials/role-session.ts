/**
 * Credentials of a role, by `AssumeRole` with source credentials or by `AssumeRoleWithWebIdentity` with a token (botocore
 * `AssumeRoleCredentialFetcher`, spec CRD-17 to CRD-22), kept as `session-cache.ts` says.
 */
import { askForMfaCode } from "#platform";
import { parseArn, isArn } from "../endpoints/arn.ts";
import { RefreshWithMFAUnsupportedError } from "../errors/credential-sources.ts";
import { CredentialRetrievalError } from "../errors/credentials.ts";
import { assumeRole, assumeRoleWithWebIdentity, sts, type RoleReply } from "./services/sts.ts";
import { nestedCall } from "./nested-call.ts";
import type { CredentialProvider } from "../client/resolved-config.ts";
import { credentialFeatures } from "./credential-features.ts";
import type { NamedProvider, SearchContext } from "./provider.ts";
import { pythonJson } from "./python-json.ts";
import { sessionProvider, type StoredSession } from "./session-cache.ts";

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

/** Ids of features, as all AWS SDKs have them. */
const ASSUMED = "i";
const ASSUMED_FOR_TOKEN = "k";

/**
 * A role assumed with other credentials.
 *
 * @param features - ids of the settings that led here
 */
export function roleProvider(
  context: RoleContext,
  method: string,
  request: RoleRequest,
  source: CredentialProvider,
  features: readonly string[] = [],
): NamedProvider {
  const { mfaCode } = context.configuration.surroundings;
  let isPrompted = false;
  const fetch = async (): Promise<RoleReply> => {
    const input: Record<string, unknown> = namedSession(context, request);
    if (request.SerialNumber !== undefined) {
      if (isPrompted && !mfaCode) throw new RefreshWithMFAUnsupportedError();
      isPrompted = true;
      input["TokenCode"] = await (mfaCode ?? askForMfaCode)(request.SerialNumber);
    }
    return nestedCall(context, sts, assumeRole, input, { credentials: source, features });
  };
  return sessionProvider(context, {
    method,
    cacheText: cacheText(request),
    features: [...features, ...credentialFeatures(source), ASSUMED],
    fetch: async () => storedSession(await fetch(), method),
  });
}

/** A role assumed with the token of an identity provider; the token is read anew for each request. */
export function webIdentityProvider(
  context: RoleContext,
  method: string,
  request: RoleRequest,
  readToken: () => Promise<string>,
  features: readonly string[] = [],
): NamedProvider {
  return sessionProvider(context, {
    method,
    cacheText: cacheText(request),
    features: [...features, ASSUMED_FOR_TOKEN],
    fetch: async () => {
      const input = { ...namedSession(context, request), WebIdentityToken: await readToken() };
      return storedSession(await nestedCall(context, sts, assumeRoleWithWebIdentity, input, { features }), method);
    },
  });
}

/** The request as botocore hashes it: without a session name that was made up, the policy as the object it stands for. */
function cacheText(request: RoleRequest): string {
  const entries = Object.entries(request).filter(([, value]) => value !== undefined);
  const named = entries.map(([name, value]) => [name, name === "Policy" ? parsedPolicy(String(value)) : value] as const);
  return pythonJson(Object.fromEntries(named), ", ", ": ");
}

/** STS says what is wrong with a policy that is no JSON. */
function parsedPolicy(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function namedSession({ configuration }: RoleContext, request: RoleRequest): Record<string, unknown> {
  const { now = Date.now } = configuration.surroundings;
  const { RoleArn, ...others } = request;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  const madeUp = `botocore-session-${Math.floor(now() / 1000)}`;
  return { ...Object.fromEntries(given), RoleArn, RoleSessionName: request.RoleSessionName ?? madeUp };
}

/** A reply with the account of the role beside its keys. */
function storedSession(reply: RoleReply, method: string): StoredSession {
  if (!reply.Credentials) throw new CredentialRetrievalError(method, "the reply of STS has no credentials");
  const arn = reply.AssumedRoleUser?.Arn;
  const account = arn !== undefined && isArn(arn) ? { AccountId: parseArn(arn).account } : {};
  return { ...reply, Credentials: { ...reply.Credentials, ...account } };
}
