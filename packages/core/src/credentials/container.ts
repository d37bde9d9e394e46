/**
 * Credentials from the agent of a container: ECS, and EKS Pod Identity with its token file (botocore `ContainerProvider`, spec
 * CRD-31 to CRD-33). Where the variables are set a failure is an error, not a reason to ask the next place.
 */
import { BotoCoreError } from "../errors/botocore-error.ts";
import { InvalidConfigError } from "../errors/config.ts";
import { MetadataRetrievalError } from "../errors/credential-sources.ts";
import { CredentialRetrievalError } from "../errors/credentials.ts";
import { metadataRequest } from "./metadata-http.ts";
import type { FoundCredentials, NamedProvider, SearchContext } from "./provider.ts";
import { refreshing } from "./refreshing.ts";

const METHOD = "container-role";
const TIMEOUT_MS = 2000;
const ATTEMPTS = 3;
const PAUSE_MS = 1000;
const HOSTS = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost"];

export async function findContainer({ configuration }: Pick<SearchContext, "configuration">): Promise<NamedProvider | undefined> {
  const relative = configuration.environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const full = relative ? `http://${HOSTS[0]}${relative}` : configuration.environment("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (full === undefined) return undefined;
  checkUrl(full);
  const fetch = async (): Promise<FoundCredentials> => {
    try {
      return readCredentials(await retrieve(configuration, full, await authorization(configuration)));
    } catch (error) {
      if (!(error instanceof MetadataRetrievalError)) throw error;
      throw new CredentialRetrievalError(METHOD, error.message, { cause: error.cause });
    }
  };
  return refreshing(METHOD, fetch, { first: await fetch(), now: configuration.surroundings.now });
}

/** @throws InvalidConfigError for http to a host that is neither this machine nor one of the agents */
function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const host = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
  const isLoopback = /^127(\.\d+){3}$/.test(host) || host === "::1";
  if (url?.protocol === "https:" || (url?.protocol === "http:" && (isLoopback || HOSTS.includes(host)))) return;
  throw new InvalidConfigError(
    `Unsupported host '${host}'.  Can only retrieve metadata from a loopback address or one of these hosts: ${HOSTS.join(", ")}`,
  );
}

/** The token of the file, read each time, or of the variable. */
async function authorization(configuration: SearchContext["configuration"]): Promise<string | undefined> {
  const path = configuration.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const token =
    path === undefined ? configuration.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN") : await configuration.readTextFile(path);
  if (path !== undefined && token === undefined)
    throw new CredentialRetrievalError(METHOD, `the authorization token file ${path} does not exist.`);
  if (token !== undefined && /[\r\n]/.test(token))
    throw new CredentialRetrievalError(METHOD, "Auth token value is not a legal header value: it has a line break.");
  return token;
}

async function retrieve(
  { surroundings }: SearchContext["configuration"],
  url: string,
  token: string | undefined,
): Promise<Record<string, unknown>> {
  const headers = { accept: "application/json", ...(token === undefined ? {} : { authorization: token }) };
  const sleep = surroundings.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  for (let attempt = 1; ; attempt++) {
    try {
      const { status, text } = await metadataRequest(surroundings, "GET", url, headers, TIMEOUT_MS);
      if (status === 200) return readObject(text);
      throw new MetadataRetrievalError(`Received non 200 response ${status} from container metadata: ${text.slice(0, 500)}`);
    } catch (error) {
      const failure =
        error instanceof MetadataRetrievalError || !(error instanceof BotoCoreError)
          ? error
          : new MetadataRetrievalError(`Received error when attempting to retrieve container metadata: ${error.message}`, {
              cause: error,
            });
      if (attempt >= ATTEMPTS || !(failure instanceof MetadataRetrievalError)) throw failure;
    }
    await sleep(PAUSE_MS);
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    throw new MetadataRetrievalError("Unable to parse JSON returned from container metadata services");
  }
}

function readCredentials(document: Record<string, unknown>): FoundCredentials {
  const text = (name: string): string | undefined => (document[name] === undefined ? undefined : String(document[name]));
  for (const name of ["AccessKeyId", "SecretAccessKey", "Token", "Expiration"]) {
    if (document[name] === undefined) throw new MetadataRetrievalError(`the reply of the container's agent has no ${name}`);
  }
  return {
    accessKeyId: text("AccessKeyId")!,
    secretAccessKey: text("SecretAccessKey")!,
    sessionToken: text("Token"),
    expiration: new Date(text("Expiration")!),
    accountId: text("AccountId"),
    method: METHOD,
  };
}
