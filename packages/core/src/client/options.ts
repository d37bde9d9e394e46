/**
 * What a caller may say when making a client or a call: the arguments of boto3's `client()` and the options of its `Config`, in
 * camelCase, durations with their unit. `Config` options may stand beside the others or under `config`, as in boto3.
 */
import type { Signers } from "../auth/signing-plan.ts";
import { SETTING_NAMES } from "../config/settings.ts";
import type { Surroundings } from "../config/configuration.ts";
import type { CredentialArguments } from "../credentials/explicit.ts";
import { didYouMean } from "../errors/did-you-mean.ts";
import { UnknownOptionError } from "../errors/config.ts";
import type { Hook } from "../events/hooks.ts";
import type { CallObserver } from "../observe/observe-calls.ts";
import type { ClientCertificate, ProxiesConfig, ProxySettings, Transport } from "../http/transport.ts";
import type { RetryStrategy } from "../retries/strategy.ts";
import type { ResolvedConfig, S3Config, UNSIGNED } from "./resolved-config.ts";
import type { SessionSettings } from "../session/session-settings.ts";

/** Options of one call. */
export interface CallOptions {
  /** Rejects the call with its reason; nothing is sent afterwards. */
  readonly signal?: AbortSignal | undefined;
  /** Limit of one attempt: until the reply's head has arrived, or its whole body where that is read at once. */
  readonly timeoutMs?: number | undefined;
  /** Limit of the whole call with all its attempts and waits, in place of the client's. */
  readonly deadlineMs?: number | undefined;
  /** Headers added to the request, signed with it. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Attempts after the first, in place of the client's setting. */
  readonly retries?: number | undefined;
  /** Ids of features that the `User-Agent` names; paginators, waiters and transfers add theirs. */
  readonly features?: readonly string[] | undefined;
  /**
   * Called before an attempt is sent, after its body was read for signature and checksum, with what the attempt before it failed with:
   * an error, or the error reply. What it throws ends the call.
   */
  readonly onSend?: ((attempt: number, previousFailure?: unknown) => void) | undefined;
  /** Called when an attempt is sent once more because a kept connection was closed without a reply: the first may have been carried out. */
  readonly onResend?: (() => void) | undefined;
}

/** How often and when a client tries again; `docs/retries.md`. */
export interface RetryOptions {
  /** All attempts, the first included. */
  readonly totalMaxAttempts?: number | undefined;
  /** Attempts after the first. */
  readonly maxAttempts?: number | undefined;
  /** `legacy` by default, as in boto3. */
  readonly mode?: ResolvedConfig["retryMode"] | undefined;
  /** Rules of your own in place of a mode's. */
  readonly strategy?: RetryStrategy | undefined;
}

/** What `onRetry` is told. */
export interface RetryEvent {
  readonly operationName: string;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** The wait before the next one, in milliseconds. */
  readonly delayMs: number;
  /** What the transport threw, or the parsed error reply. */
  readonly error: unknown;
}

/** Options of boto3's `Config`. */
export interface ClientConfig {
  readonly regionName?: string | undefined;
  /** `UNSIGNED` sends without credentials. */
  readonly signatureVersion?: string | typeof UNSIGNED | undefined;
  /** The whole `User-Agent` header but for `userAgentExtra`. */
  readonly userAgent?: string | undefined;
  /** Appended to the `User-Agent` header. */
  readonly userAgentExtra?: string | undefined;
  /** Name of the application, in the `User-Agent` as `app/<name>`. */
  readonly userAgentAppid?: string | undefined;
  /** A set of defaults: `legacy` (the usual), `standard`, `in-region`, `cross-region`, `mobile`, `auto`. */
  readonly defaultsMode?: string | undefined;
  /** Longest wait for a connection; 60 s by default. */
  readonly connectTimeoutMs?: number | undefined;
  /** Longest silence on a connection; 60 s by default. */
  readonly readTimeoutMs?: number | undefined;
  /** Limit of each call with all its attempts and waits; by default what its attempts may take together. */
  readonly deadlineMs?: number | undefined;
  /** Connections at a time to one host; calls beyond it wait. 10 by default. */
  readonly maxPoolConnections?: number | undefined;
  /** Whether the system probes quiet connections; true by default. */
  readonly tcpKeepalive?: boolean | undefined;
  /** Proxies in place of those of the environment; `{}` for none. */
  readonly proxies?: ProxySettings | undefined;
  readonly proxiesConfig?: ProxiesConfig | undefined;
  /** The client's certificate: a file with certificate and key, or the two files. */
  readonly clientCert?: ClientCertificate | undefined;
  readonly parameterValidation?: boolean | undefined;
  readonly retries?: RetryOptions | undefined;
  readonly s3?: S3Config | undefined;
  readonly injectHostPrefix?: boolean | undefined;
  /** By default endpoints are discovered for the services that require it. */
  readonly endpointDiscoveryEnabled?: boolean | "auto" | undefined;
  readonly useDualstackEndpoint?: boolean | undefined;
  readonly useFipsEndpoint?: boolean | undefined;
  readonly ignoreConfiguredEndpointUrls?: boolean | undefined;
  readonly requestMinCompressionSizeBytes?: number | undefined;
  readonly disableRequestCompression?: boolean | undefined;
  readonly sigv4aSigningRegionSet?: string | undefined;
  readonly clientContextParams?: Readonly<Record<string, unknown>> | undefined;
  readonly requestChecksumCalculation?: ResolvedConfig["requestChecksumCalculation"] | undefined;
  readonly responseChecksumValidation?: ResolvedConfig["responseChecksumValidation"] | undefined;
  readonly accountIdEndpointMode?: ResolvedConfig["accountIdEndpointMode"] | undefined;
  /** Names in order of preference, separated by commas: `sigv4a,sigv4`. */
  readonly authSchemePreference?: string | undefined;
}

/** Arguments of `createClient`, of a client class and of `session.client`. */
export interface ClientOptions extends ClientConfig, CredentialArguments {
  /** Send everything here instead of the address the service's rules give. */
  readonly endpointUrl?: string | undefined;
  /** False sends over http where the endpoint rules would say https. */
  readonly useSsl?: boolean | undefined;
  /** False accepts every certificate; a path names a file of certificates to check with. */
  readonly verify?: boolean | string | undefined;
  /** Must be the version the package was generated from; there is only one. */
  readonly apiVersion?: string | undefined;
  /** Profile of the shared files, as if a session had it. */
  readonly profileName?: string | undefined;
  /** Token for services with bearer authentication. */
  readonly bearerToken?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** boto3's `Config`; options beside it win. */
  readonly config?: ClientConfig | undefined;
  /** Set by `session.client`. */
  readonly session?: SessionSettings | undefined;
  /** What sends requests, in place of the platform's own transport. */
  readonly transport?: Transport | undefined;
  /** Signers that the service does not bring, e.g. `{ v2 }` from `@boto3/core/codegen/v1/signers/v2`. */
  readonly signers?: Signers | undefined;
  /** The time of signatures, for tests. */
  readonly clock?: (() => Date) | undefined;
  /** Called before the wait of every retry; what it throws ends the call. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Source of idempotency tokens and invocation ids, for tests. */
  readonly uuid?: (() => string) | undefined;
  /** Waits between attempts, for tests; rejects with the signal's reason. */
  readonly sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** Jitter in [0, 1), for tests. */
  readonly random?: (() => number) | undefined;
  /** Behaviour added to calls, after that of the service. */
  readonly hooks?: readonly Hook[] | undefined;
  /** What watches this client's calls: `logTo(console)`, `traceCalls(tracer)`, `observeCalls({ ... })`. */
  readonly observers?: readonly CallObserver[] | undefined;
  /** Environment variables and files, for tests and embedders. */
  readonly surroundings?: Surroundings | undefined;
}

/** Options of `Config` that are not one of the plain settings. */
export const CONFIG_NAMES: readonly string[] =
  /*#__PURE__*/ "regionName signatureVersion userAgentAppid defaultsMode parameterValidation proxies retries s3 injectHostPrefix endpointDiscoveryEnabled ignoreConfiguredEndpointUrls sigv4aSigningRegionSet authSchemePreference".split(
    " ",
  );

/** Arguments of a client beside its `Config`. */
const ARGUMENTS =
  "awsAccessKeyId awsSecretAccessKey awsSessionToken awsAccountId credentials endpointUrl verify apiVersion profileName bearerToken config session transport signers onRetry clock uuid sleep random hooks observers surroundings";

/**
 * Checks the names of options and lays `config` under the others.
 *
 * @throws UnknownOptionError with the closest name there is
 */
export function mergeClientOptions(options: ClientOptions): ClientOptions {
  const names = [...SETTING_NAMES, ...CONFIG_NAMES];
  checkNames(options, [...names, ...ARGUMENTS.split(" ")], "client");
  if (!options.config) return options;
  checkNames(options.config, names, "config");
  const merged: Record<string, unknown> = { ...options.config };
  for (const [name, value] of Object.entries(options)) if (value !== undefined) merged[name] = value;
  return merged;
}

/** Throws for the first option name that is not in the list. */
export function checkNames(options: object, names: readonly string[], what: string): void {
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) {
      throw new UnknownOptionError(
        `Unknown ${what} option "${name}".${didYouMean(name, names)} Options: ${[...names].sort().join(", ")}.`,
        { option: name },
      );
    }
  }
}
