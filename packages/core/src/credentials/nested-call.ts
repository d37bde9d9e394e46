/**
 * The calls that a search for credentials makes itself, to STS, IAM Identity Center and AWS Sign-In (botocore
 * `create_nested_client`). They take endpoint settings from the same configuration, and their limits are short: whoever waits for
 * credentials should learn of trouble within half a minute.
 */
import { ClientCore } from "../client/client-core.ts";
import type { Operation } from "../client/operation.ts";
import { UNSIGNED, type CredentialProvider } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { ResponseParserError } from "../errors/parser.ts";
import type { Hook } from "../events/hooks.ts";
import type { SearchContext } from "./provider.ts";

const CONNECT_TIMEOUT_MS = 3_000;
const READ_TIMEOUT_MS = 5_000;
const ATTEMPTS = 3;
const DEADLINE_MS = 30_000;

/** How a nested call differs from its surroundings. */
export interface NestedCallOptions {
  readonly region?: string | undefined;
  /** Absent: the call is not signed. */
  readonly credentials?: CredentialProvider | undefined;
  readonly hooks?: readonly Hook[];
  /** Ids of features that the `User-Agent` names, beside those of the credentials. */
  readonly features?: readonly string[] | undefined;
}

/**
 * Makes one call.
 *
 * @throws ClientError when the service refuses; BotoCoreError for everything around it
 */
export async function nestedCall<Output>(
  context: Pick<SearchContext, "configuration" | "region">,
  service: Service,
  operation: Operation<Record<string, unknown>, Output>,
  input: Record<string, unknown>,
  { region, credentials, hooks, features }: NestedCallOptions = {},
): Promise<Output> {
  const { configuration } = context;
  const { transport, now, sleep } = configuration.surroundings;
  const client = new ClientCore(service, {
    regionName: region ?? context.region,
    session: { configuration, explicitRegion: undefined, explicitCredentials: undefined },
    ...(credentials ? { credentials } : { signatureVersion: UNSIGNED }),
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    readTimeoutMs: READ_TIMEOUT_MS,
    retries: { totalMaxAttempts: ATTEMPTS, mode: "standard" },
    transport,
    clock: now && (() => new Date(now())),
    sleep,
    hooks,
  });
  try {
    return (await client.call(operation, input, { deadlineMs: DEADLINE_MS, features })) as Output;
  } catch (error) {
    // What cannot be read stands in this error's text, and may be credentials.
    if (!(error instanceof ResponseParserError)) throw error;
    throw new ResponseParserError(`The reply of ${service.name} to ${operation.name} could not be read.`);
  } finally {
    if (!transport) client.close();
  }
}
