/**
 * Sessions of `aws login` (botocore `LoginProvider`, spec CRD-27 to CRD-30): the CLI leaves keys, a refresh token and a P-256 key in
 * a file; renewing them takes a proof of possession of that key (DPoP, RFC 9449) in a header.
 */
import { createHash, createPrivateKey, createPublicKey, randomUUID, sign, type KeyObject } from "node:crypto";
import { hook } from "../events/hooks.ts";
import { isError } from "../errors/guards.ts";
import type { ClientError } from "../errors/client-error.ts";
import {
  LoginError,
  LoginInsufficientPermissions,
  LoginRefreshRequired,
  LoginTokenLoadError,
} from "../errors/credential-sources.ts";
import { requestUrl } from "../http/request.ts";
import { JsonFileCache } from "./json-file-cache.ts";
import { nestedCall } from "./nested-call.ts";
import { profileOf, profileText } from "./places.ts";
import type { FoundCredentials, NamedProvider, SearchContext } from "./provider.ts";
import { refreshing } from "./refreshing.ts";
import { createOAuth2Token, signin } from "./services/signin.ts";

const METHOD = "login";
/** Ids of features: a profile with a session of `aws login`. */
const FEATURES = ["AC", "AD"];
const CACHE = "~/.aws/login/cache";
/** A stored set with more than this left was renewed by another program. */
const RENEWED_MS = 5 * 60_000;
const REQUIRED = ["accessToken", "refreshToken", "dpopKey", "clientId"];

/** The file of a session. */
interface StoredLogin {
  readonly accessToken: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
    readonly accountId?: string;
    readonly expiresAt: string;
  };
  readonly refreshToken: string;
  readonly dpopKey: string;
  readonly clientId: string;
}

/** @throws LoginTokenLoadError when nobody logged in */
export async function findLogin(context: SearchContext): Promise<NamedProvider | undefined> {
  const session = profileText(await profileOf(context), "login_session");
  if (session === undefined) return undefined;
  const { configuration } = context;
  const { surroundings } = configuration;
  const { now = Date.now } = surroundings;
  const cache = new JsonFileCache(configuration.fullPath(configuration.environment("AWS_LOGIN_CACHE_DIRECTORY") ?? CACHE));
  const key = createHash("sha256").update(session).digest("hex");
  const load = async (): Promise<StoredLogin> => {
    const stored = (await cache.read(key)) as StoredLogin | undefined;
    if (!stored) {
      const advice = "Please reauthenticate with 'aws login'.";
      throw new LoginTokenLoadError(`Unable to load a existing login session for session ${session}. ${advice}`);
    }
    const missing = REQUIRED.filter((name) => !(name in stored));
    if (missing.length === 0) return stored;
    throw new LoginTokenLoadError(
      `Failed to load access token from token cache, missing required fields: ${missing.join(", ")}.`,
    );
  };
  const fetch = async (): Promise<FoundCredentials> => {
    const stored = await load();
    if (Date.parse(stored.accessToken.expiresAt) - now() > RENEWED_MS) return credentialsOf(stored);
    const renewed = await renew(context, stored, now);
    await cache.write(key, renewed);
    return credentialsOf(renewed);
  };
  return refreshing(METHOD, fetch, { first: credentialsOf(await load()), now: surroundings.now });
}

function credentialsOf({ accessToken }: StoredLogin): FoundCredentials {
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt } = accessToken;
  return { accessKeyId, secretAccessKey, sessionToken, accountId, expiration: new Date(expiresAt), method: METHOD };
}

async function renew(context: SearchContext, stored: StoredLogin, now: () => number): Promise<StoredLogin> {
  const key = readKey(stored.dpopKey);
  const prove = hook("before-send", undefined, (request) => {
    request.headers["dpop"] = dpopProof(key, requestUrl(request), now());
  });
  const { clientId, refreshToken } = stored;
  const input = { tokenInput: { clientId, refreshToken, grantType: "refresh_token" } };
  const reply = await nestedCall(context, signin, createOAuth2Token, input, { hooks: [prove], features: FEATURES }).catch(
    (error: unknown) => {
      throw isError(error, "AccessDeniedException") ? refusal(error) : error;
    },
  );
  const output = reply.tokenOutput;
  if (!output?.accessToken?.accessKeyId || !output.expiresIn) {
    throw new LoginTokenLoadError(
      "Unable to refresh access token due to an invalid service response. Please try running 'aws login' again. " +
        "If the issue persists, there may be a temporary signin service problem.",
    );
  }
  const { accessKeyId, secretAccessKey, sessionToken } = output.accessToken;
  const expiresAt = new Date(now() + output.expiresIn * 1000).toISOString();
  return {
    ...stored,
    accessToken: { ...stored.accessToken, accessKeyId, secretAccessKey, sessionToken, expiresAt },
    refreshToken: output.refreshToken ?? refreshToken,
  };
}

function refusal(error: ClientError): Error {
  const reason = String((error.response as Readonly<Record<string, unknown>>)["error"] ?? "");
  if (reason === "TOKEN_EXPIRED" || reason === "USER_CREDENTIALS_CHANGED") return new LoginRefreshRequired({ cause: error });
  if (reason === "INSUFFICIENT_PERMISSIONS") return new LoginInsufficientPermissions({ cause: error });
  return new LoginError(undefined, {}, { cause: error });
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new LoginTokenLoadError("Unable to load private key from cached token.");
  }
}

/**
 * The proof for one request: a JWT signed with ES256 that carries the public key.
 *
 * @param key - private key on P-256
 */
export function dpopProof(key: KeyObject, url: string, now: number, id: string = randomUUID()): string {
  const { x, y } = createPublicKey(key).export({ format: "jwk" });
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty: "EC", x, y, crv: "P-256" } };
  const payload = { htm: "POST", htu: url, iat: Math.floor(now / 1000), jti: id };
  const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}
