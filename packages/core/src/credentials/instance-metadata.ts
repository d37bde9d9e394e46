/**
 * The role of an EC2 instance, from its metadata service (botocore `InstanceMetadataProvider`, spec CRD-34 to CRD-38): version 2 with
 * a token, version 1 where that is not offered and not switched off. Outside EC2 nobody answers, which is no error. Credentials about
 * to end are used a while longer, so that an outage of the service does not become one of the fleet.
 */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { CredentialRetrievalError } from "../errors/credentials.ts";
import { ConnectionError, ReadTimeoutError } from "../errors/http.ts";
import { LOG } from "../observe/log.ts";
import type { FoundCredentials, NamedProvider, SearchContext } from "./provider.ts";
import { metadataRequest, type MetadataReply } from "./metadata-http.ts";
import { metadataSettings, type MetadataSettings } from "./metadata-settings.ts";
import { refreshing } from "./refreshing.ts";

const METHOD = "iam-role";
const ROLE_PATH = "latest/meta-data/iam/security-credentials/";
const TOKEN_SECONDS = "21600";
const REFRESH_WINDOW_MS = 15 * 60_000;

/** Undefined when this is no instance, or it has no role. */
export async function findInstanceRole(context: Pick<SearchContext, "configuration">): Promise<NamedProvider | undefined> {
  const { surroundings } = context.configuration;
  const settings = await metadataSettings(context.configuration);
  const fetch = (): Promise<FoundCredentials | undefined> => roleCredentials(settings, surroundings);
  const first = await fetch();
  if (!first) return undefined;
  const again = async (): Promise<FoundCredentials> => {
    const found = await fetch();
    if (found) return found;
    throw new CredentialRetrievalError(METHOD, "the instance metadata service gives no credentials any more");
  };
  return refreshing(METHOD, again, { first, now: surroundings.now });
}

/** A request got no usable answer in any of its attempts. */
class NoAnswer extends BotoCoreError {}

async function roleCredentials(
  settings: MetadataSettings,
  surroundings: SearchContext["configuration"]["surroundings"],
): Promise<FoundCredentials | undefined> {
  try {
    const get = await metadataGetter(settings, surroundings);
    const role = await get(ROLE_PATH, (text) => text !== "");
    const document = JSON.parse(await get(ROLE_PATH + role.trim(), isJsonObject)) as Record<string, unknown>;
    const { AccessKeyId, SecretAccessKey, Token, Expiration } = document;
    // An error document has status 200 too.
    if (!AccessKeyId || !SecretAccessKey || !Token || !Expiration) return undefined;
    return {
      accessKeyId: String(AccessKeyId),
      secretAccessKey: String(SecretAccessKey),
      sessionToken: String(Token),
      expiration: extended(new Date(String(Expiration)), surroundings),
      method: METHOD,
    };
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}

/** Pushes an end that is near, or past, behind the window in which refreshes are tried. */
function extended(end: Date, { now = Date.now, random = Math.random }: SearchContext["configuration"]["surroundings"]): Date {
  const window = REFRESH_WINDOW_MS + 120_000 + Math.floor(random() * 480_001);
  if (end.getTime() - now() > window) return end;
  const until = new Date(now() + window);
  const text = "Attempting credential expiration extension due to a credential service availability issue";
  LOG.write?.("botocore.utils", "INFO", () => `${text}. They are used until ${until.toISOString()}.`);
  return until;
}

function isJsonObject(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/**
 * Prepares requests for documents: with a token, or without where the service has none to give.
 *
 * @throws CredentialRetrievalError when there is no token and version 1 is switched off
 */
export async function metadataGetter(
  { baseUrl, attempts, timeoutMs, isVersion1Off }: MetadataSettings,
  surroundings: SearchContext["configuration"]["surroundings"],
): Promise<(path: string, isUsable: (text: string) => boolean) => Promise<string>> {
  const send = (method: string, path: string, headers: Record<string, string>): Promise<MetadataReply> =>
    metadataRequest(surroundings, method, baseUrl + path, headers, timeoutMs);

  const headers: Record<string, string> = {};
  const token = await fetchToken(send, attempts);
  if (token !== undefined) headers["x-aws-ec2-metadata-token"] = token;
  else if (isVersion1Off) {
    const problem = "Unable to retrieve token for use in IMDSv2 call and IMDSv1 has been disabled";
    throw new CredentialRetrievalError(METHOD, problem);
  }
  return async (path, isUsable) => {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const reply = await send("GET", path, headers).catch(ignoreFailure);
      if (reply?.status === 200 && isUsable(reply.text)) return reply.text;
    }
    throw new NoAnswer();
  };
}

/** The token of version 2; undefined when the service does not offer that version, or answers too late. */
async function fetchToken(
  send: (method: string, path: string, headers: Record<string, string>) => Promise<MetadataReply>,
  attempts: number,
): Promise<string | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      const { status, text } = await send("PUT", "latest/api/token", { "x-aws-ec2-metadata-token-ttl-seconds": TOKEN_SECONDS });
      if (status === 200) return text;
      if (status === 404 || status === 403 || status === 405) return undefined;
      if (status === 400) throw new NoAnswer();
    } catch (error) {
      if (error instanceof ReadTimeoutError) return undefined;
      ignoreFailure(error);
      // Nobody is there: version 1 would not be either.
      if (attempt === attempts && error instanceof ConnectionError) throw new NoAnswer();
    }
  }
  return undefined;
}

function ignoreFailure(error: unknown): undefined {
  if (error instanceof NoAnswer || !(error instanceof BotoCoreError)) throw error;
}
