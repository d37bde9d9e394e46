/**
 * Temporary credentials that outlive their provider: in memory for all providers of a session, and where a folder is named in files
 * that the AWS CLI reads and writes too (botocore `CachedCredentialFetcher`, spec CRD-19, CRD-25). A set with less than 15 minutes left
 * is not taken, nor one that a service has refused.
 */
import { openSessionFile } from "#platform";
import type { Credentials } from "../client/resolved-config.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { LOG } from "../observe/log.ts";
import type { NamedProvider, SearchContext } from "./provider.ts";
import { refreshing } from "./refreshing.ts";
import { temporary } from "./temporary.ts";

const LEAST_LEFT_MS = 15 * 60_000;

/** What is kept: a reply of STS, or in its form what IAM Identity Center gave. */
export interface StoredSession {
  readonly ProviderType?: string;
  readonly Credentials: {
    readonly AccessKeyId: string;
    readonly SecretAccessKey: string;
    readonly SessionToken: string;
    readonly Expiration: Date;
    readonly AccountId?: string | undefined;
  };
}

/** How a session is known and got. */
export interface SessionSource {
  readonly method: string;
  /** The request as the text whose SHA-1 names the file. */
  readonly cacheText: string;
  /** Ids of the features that led here, for the `User-Agent`. */
  readonly features: readonly string[];
  readonly fetch: () => Promise<StoredSession>;
}

/** Where one session is kept between runs. */
export interface SessionFile {
  read(): Promise<unknown>;
  /** @throws Error of the platform when that is not possible */
  write(session: StoredSession): Promise<void>;
}

const MEMORY: WeakMap<ConfigurationSource, Map<string, StoredSession>> = /*#__PURE__*/ new WeakMap();

/** Supplies the credentials of a session; nothing is read or sent before they are needed. */
export function sessionProvider(context: Pick<SearchContext, "configuration">, source: SessionSource): NamedProvider {
  const { configuration } = context;
  const { method, cacheText, features, fetch } = source;
  const { now = Date.now } = configuration.surroundings;
  let refused: string | undefined;
  const isGood = ({ Credentials: found }: StoredSession): boolean =>
    found.Expiration.getTime() - now() > LEAST_LEFT_MS && found.AccessKeyId !== refused;

  const session = async (): Promise<StoredSession> => {
    const memory = memoryOf(configuration);
    const kept = memory.get(cacheText);
    if (kept && isGood(kept)) return kept;
    const file = await openSessionFile(configuration, cacheText);
    const stored = asSession(await file?.read());
    const isStored = stored !== undefined && isGood(stored);
    if (isStored) LOG.write?.("botocore.credentials", "DEBUG", () => "Credentials for role retrieved from cache.");
    const found = isStored ? stored : await fetch();
    memory.set(cacheText, found);
    // A folder that cannot be written to costs a request next time, nothing more.
    if (!isStored) await file?.write(found).catch(() => undefined);
    return found;
  };
  const provider = refreshing(
    method,
    async () => {
      const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = (await session()).Credentials;
      return temporary({
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration,
        accountId: AccountId,
        method,
      });
    },
    { now, features },
  );
  const { expire } = provider;
  return Object.assign(provider, {
    expire: (used: Credentials): void => {
      refused = used.accessKeyId;
      expire?.(used);
    },
  });
}

function memoryOf(configuration: ConfigurationSource): Map<string, StoredSession> {
  let memory = MEMORY.get(configuration);
  if (!memory) MEMORY.set(configuration, (memory = new Map()));
  return memory;
}

/** What a file has, as this module or the AWS CLI wrote it; undefined when it lacks anything. */
function asSession(stored: unknown): StoredSession | undefined {
  const { Credentials: found } = (stored ?? {}) as { Credentials?: Record<string, unknown> };
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = found ?? {};
  if (typeof AccessKeyId !== "string" || typeof SecretAccessKey !== "string" || typeof SessionToken !== "string")
    return undefined;
  const end = new Date(String(Expiration).replace(/UTC$/, "Z"));
  if (Number.isNaN(end.getTime())) return undefined;
  const accountId = typeof AccountId === "string" ? { AccountId } : {};
  return { Credentials: { AccessKeyId, SecretAccessKey, SessionToken, Expiration: end, ...accountId } };
}
