/**
 * Combines arguments, environment, profile and defaults into a client's settings, once, at its first call (botocore `args.py`).
 * With region and credentials at hand and no shared file in its place, none is opened.
 * Differs from boto3: checksums go to hosts outside AWS only when the operation needs them or a setting asks for them.
 */
import {
  chainCredentials,
  Configuration,
  environmentProxies,
  findBearerToken,
  loadMonitor,
  modeDefaults,
  randomUuid,
} from "#platform";
import type { ClientOptions } from "../client/options.ts";
import { UNSIGNED, type ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { explicitCredentials } from "../credentials/explicit.ts";
import { InvalidConfigError } from "../errors/config.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { LOG } from "../observe/log.ts";
import { isAwsEndpointUrl } from "./aws-host.ts";
import { blockOf, textOf } from "./ini-values.ts";
import { isTrue, readSettings, type Lookup } from "./settings.ts";

/** Variables that have not the name of their setting with `AWS_` before it. */
const VARIABLES: Readonly<Record<string, string>> = { tcp_keepalive: "BOTOCORE_TCP_KEEPALIVE" };

/**
 * Resolves the settings of a client.
 *
 * @throws ProfileNotFound, ConfigParseError, PartialCredentialsError and the errors of wrong values
 */
export async function resolveConfig(service: Service, options: ClientOptions): Promise<ResolvedConfig> {
  const { session } = options;
  const configuration = session?.configuration ?? new Configuration(options.profileName, options.surroundings);
  const unsigned = options.signatureVersion === UNSIGNED;
  const givenCredentials = explicitCredentials(options) ?? session?.explicitCredentials;
  const givenRegion = options.regionName ?? session?.explicitRegion ?? configuration.environmentRegion;
  const areCredentialsKnown = (): boolean =>
    unsigned || givenCredentials !== undefined || configuration.hasEnvironmentCredentials();
  const isFileNeeded =
    configuration.namedProfile !== undefined || givenRegion === undefined || configuration.hasFiles || !areCredentialsKnown();
  const profile = isFileNeeded ? await configuration.profile() : {};
  const regionName = givenRegion ?? textOf(profile["region"]);
  const said: Lookup = (name) =>
    configuration.environment(VARIABLES[name] ?? `AWS_${name.toUpperCase()}`) ?? textOf(profile[name]);
  const mode = options.defaultsMode ?? said("defaults_mode") ?? "legacy";
  const defaults = mode === "legacy" ? undefined : await modeDefaults(mode, configuration, regionName);
  const lookup: Lookup = (name) => said(name) ?? defaults?.settings[name];

  const ignored = options.ignoreConfiguredEndpointUrls ?? isTrue(lookup("ignore_configured_endpoint_urls"));
  const endpointUrl = options.endpointUrl ?? (ignored ? undefined : await configuration.endpointUrl(service.id, profile));
  const outside = endpointUrl !== undefined && !isAwsEndpointUrl(endpointUrl);
  const asked = options.requestChecksumCalculation ?? lookup("request_checksum_calculation");
  const usual = {
    retries: service.retries,
    newRetries2026: isTrue(configuration.environment("AWS_NEW_RETRIES_2026")),
    requestChecksumCalculation: outside ? "when_required" : undefined,
    // Who asks for checksums there gets them both ways.
    responseChecksumValidation: outside && asked?.toLowerCase() !== "when_supported" ? "when_required" : undefined,
    connectTimeoutMs: defaults?.connectTimeoutMs,
  };
  const blockName = service.name === "s3control" ? "s3" : service.name;
  const block = { ...(blockName === "s3" ? defaults?.s3 : undefined), ...blockOf(profile[blockName]) };
  const settings = readSettings(options, lookup, usual, service.customization?.settings, block);
  const config: ResolvedConfig = {
    ...settings,
    accountIdEndpointMode: unsigned ? "disabled" : settings.accountIdEndpointMode,
    parameterValidation: settings.parameterValidation && textOf(profile["parameter_validation"])?.toLowerCase() !== "false",
    regionName,
    useFipsEndpoint: settings.useFipsEndpoint || /fips-|-fips/.test(regionName ?? ""),
    endpointUrl,
    verify: certificates(options.verify ?? lookup("ca_bundle") ?? configuration.environment("REQUESTS_CA_BUNDLE")),
    proxies: options.proxies ?? environmentProxies((name) => configuration.environment(name)),
    signatureVersion: options.signatureVersion ?? blockOf(profile[service.name])?.["signature_version"],
    credentials: unsigned ? noCredentials : (givenCredentials ?? (await chainCredentials(configuration, regionName))),
    defaultsMode: mode.toLowerCase(),
    monitor: await loadMonitor(lookup),
    ...(options.bearerToken === undefined
      ? findBearerToken(service, options, configuration)
      : { bearerToken: tokenProvider(options.bearerToken), prefersBearerToken: true }),
    clock: options.clock ?? now,
    uuid: options.uuid ?? randomUuid,
  };
  if (LOG.write) (await import("../observe/config-lines.ts")).logConfig(LOG.write, { service, options, config, profile, said });
  return config;
}

/** True, false, or the file of certificates to trust. */
function certificates(verify: boolean | string | undefined): boolean | string | undefined {
  if (typeof verify === "string" && verify.trim() === "") {
    throw new InvalidConfigError(
      "Invalid CA bundle: the configured value (ca_bundle, AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE, or verify) resolved to an empty or " +
        "whitespace-only string. Provide a valid path to a CA bundle file.",
    );
  }
  return verify;
}

function tokenProvider(given: NonNullable<ClientOptions["bearerToken"]>): ResolvedConfig["bearerToken"] {
  return typeof given === "function" ? given : () => given;
}

function noCredentials(): never {
  throw new NoCredentialsError();
}

function now(): Date {
  return new Date();
}
