/**
 * The settings of a client that need no file and no wait: one table, read from arguments, then environment, then profile, then
 * default (botocore `configprovider.py`, `args.py`). Where an argument is `useFipsEndpoint`, the variable is
 * `AWS_USE_FIPS_ENDPOINT` and the profile's key `use_fips_endpoint`. A client checks its arguments with the same function when it
 * is made, so that mistakes show where they are.
 */
import type { SettingsReader } from "../events/hooks.ts";
import type { ClientOptions } from "../client/options.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { ServiceRetries } from "../retries/strategy.ts";
import {
  InvalidChecksumConfigError,
  InvalidConfigError,
  InvalidMaxRetryAttemptsError,
  InvalidRetryConfigurationError,
  InvalidRetryModeError,
} from "../errors/config.ts";

/** Text of a setting by its snake-case name. */
export type Lookup = (name: string) => string | undefined;

/** The part of a client's settings that this module reads. */
export type Settings = Omit<
  ResolvedConfig,
  | "regionName"
  | "endpointUrl"
  | "signatureVersion"
  | "credentials"
  | "bearerToken"
  | "prefersBearerToken"
  | "defaultsMode"
  | "clock"
  | "uuid"
  | "verify"
  | "proxies"
>;

/** Settings that are any value of their default's type. */
const PLAIN = {
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  tcpKeepalive: true,
  disableRequestCompression: false,
  requestMinCompressionSizeBytes: 10_240,
} as const;

/** Settings that only arguments give. */
const ARGUMENTS = {
  useSsl: true,
  connectTimeoutMs: 60_000,
  readTimeoutMs: 60_000,
  deadlineMs: undefined,
  maxPoolConnections: 10,
  userAgent: undefined,
  clientCert: undefined,
  proxiesConfig: undefined,
  userAgentExtra: undefined,
  clientContextParams: {},
} as const;

/** Settings that are one of some words, the first by default, with the error for other words. */
const CHOICES: Readonly<
  Record<string, readonly [error: (name: string, value: string, words: readonly string[]) => Error, ...words: string[]]>
> = {
  accountIdEndpointMode: [
    (name, value, words) =>
      new InvalidConfigError(
        `The configured value '${value}' for '${name}' is invalid. Valid values are: ('${words.join("', '")}').`,
      ),
    "preferred",
    "disabled",
    "required",
  ],
  requestChecksumCalculation: [invalidChecksum, "when_supported", "when_required"],
  responseChecksumValidation: [invalidChecksum, "when_supported", "when_required"],
};

/** The names of all these, for the check of options. */
export const SETTING_NAMES: readonly string[] = /*#__PURE__*/ Object.keys({ ...PLAIN, ...ARGUMENTS, ...CHOICES });

const RETRY_MODES = ["legacy", "standard", "adaptive"];

/**
 * Reads the settings.
 *
 * @param lookup - environment and profile
 * @param usual - defaults that depend on the service or the endpoint
 * @param own - the service's part, with its block of the profile
 * @throws the error botocore has for each wrong value
 */
export function readSettings(
  options: ClientOptions,
  lookup: Lookup,
  usual: {
    readonly retries?: ServiceRetries | undefined;
    readonly newRetries2026?: boolean;
    readonly requestChecksumCalculation?: string | undefined;
    readonly responseChecksumValidation?: string | undefined;
    readonly connectTimeoutMs?: number | undefined;
  },
  own?: SettingsReader,
  block: Readonly<Record<string, string>> = {},
): Settings {
  const given = options as Readonly<Record<string, unknown>>;
  const settings: Record<string, unknown> = {};
  for (const [name, fallback] of Object.entries(PLAIN)) {
    const text = lookup(snakeCase(name));
    settings[name] = given[name] ?? (text === undefined ? fallback : typeof fallback === "boolean" ? isTrue(text) : text);
  }
  for (const [name, fallback] of Object.entries(ARGUMENTS)) settings[name] = given[name] ?? fallback;
  settings["connectTimeoutMs"] = options.connectTimeoutMs ?? usual.connectTimeoutMs ?? ARGUMENTS.connectTimeoutMs;
  settings["userAgentAppid"] = options.userAgentAppid ?? lookup("sdk_ua_app_id");
  for (const [name, [invalid, ...words]] of Object.entries(CHOICES)) {
    const key = snakeCase(name);
    const value = String(given[name] ?? lookup(key) ?? (usual as Record<string, unknown>)[name] ?? words[0]);
    if (!words.includes(value.toLowerCase())) throw invalid(key, value, words);
    settings[name] = value.toLowerCase();
  }
  settings["requestMinCompressionSizeBytes"] = compressionSize(settings["requestMinCompressionSizeBytes"]);
  settings["injectHostPrefix"] = options.injectHostPrefix ?? !isTrue(lookup("disable_host_prefix_injection"));
  settings["parameterValidation"] = options.parameterValidation ?? true;
  settings["sigv4aSigningRegionSet"] = options.sigv4aSigningRegionSet ?? lookup("sigv4a_signing_region_set");
  const preference = (options.authSchemePreference ?? lookup("auth_scheme_preference"))
    ?.replace(/[ \t]/g, "")
    .split(",")
    .filter(Boolean);
  settings["authSchemePreference"] = preference?.length ? preference : undefined;
  const is2026 = usual.newRetries2026 === true;
  const mode = retryMode(options.retries?.mode ?? lookup("retry_mode") ?? (is2026 ? "standard" : "legacy"));
  settings["newRetries2026"] = is2026;
  settings["retryMode"] = mode;
  settings["maxAttempts"] = maxAttempts(options.retries, lookup("max_attempts")) ?? usualAttempts(mode, is2026, usual.retries);
  settings["s3"] = options.s3 ?? {};
  return {
    stsRegionalEndpoints: "regional",
    endpointDiscoveryEnabled: "auto",
    ...settings,
    ...own?.(given, lookup, block),
  } as Settings;
}

function compressionSize(value: unknown): number {
  const size = Number(value);
  const problem = `Invalid value "${String(value)}" for request_min_compression_size_bytes. Value must be`;
  if (!Number.isInteger(size)) throw new InvalidConfigError(`${problem} an integer. Received ${typeof value} instead.`);
  if (size < 1 || size > 1_048_576) throw new InvalidConfigError(`${problem} between 1 and 1048576.`);
  return size;
}

function retryMode(mode: string): string {
  if (!RETRY_MODES.includes(mode)) throw new InvalidRetryModeError(mode, RETRY_MODES);
  return mode;
}

/** All attempts of a call when nothing says otherwise (spec RET-02, RET-07). */
function usualAttempts(mode: string, is2026: boolean, own: ServiceRetries | undefined): number {
  if (mode === "legacy") return own?.maxAttempts ?? 5;
  return (is2026 ? own?.maxAttempts2026 : undefined) ?? 3;
}

/** Environment and files count all attempts, `retries.maxAttempts` those after the first. */
function maxAttempts(retries: ClientOptions["retries"] = {}, configured: string | undefined): number | undefined {
  const { totalMaxAttempts, maxAttempts: more, mode: _, strategy: __, ...unknown } = retries;
  for (const option of Object.keys(unknown)) throw InvalidRetryConfigurationError.ofOption(option);
  const onlyMore = totalMaxAttempts === undefined && more !== undefined;
  const value = totalMaxAttempts ?? more ?? (configured === undefined ? undefined : Number(configured));
  const least = onlyMore ? 0 : 1;
  if (value !== undefined && (!Number.isInteger(value) || value < least)) throw new InvalidMaxRetryAttemptsError(value, least);
  return onlyMore ? value! + 1 : value;
}

function invalidChecksum(name: string, value: string, words: readonly string[]): Error {
  return new InvalidChecksumConfigError(name, value, words);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** Anything but "true" in any case is false. */
export function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === "true";
}
