/**
 * Combines arguments, environment, profile and defaults into a client's settings, once, at its first call (botocore `args.py` and
 * `configprovider.py`). With region and credentials at hand and no profile named, no file is read.
 * Differs from boto3: checksums go to hosts outside AWS only when the operation needs them or a setting asks for them.
 */
import { randomUuid } from "#platform";
import type { ClientOptions } from "../client/options.ts";
import type { CredentialProvider, ResolvedConfig, S3Config } from "../client/resolved-config.ts";
import { UNSIGNED } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { findCredentials } from "../credentials/chain.ts";
import { environmentCredentials } from "../credentials/environment.ts";
import { explicitCredentials } from "../credentials/explicit.ts";
import { InvalidConfigError, InvalidS3UsEast1RegionalEndpointConfigError, InvalidSTSRegionalEndpointsConfigError } from "../errors/config.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { blockOf, Configuration, textOf } from "./configuration.ts";
import { isAwsEndpointUrl } from "./aws-host.ts";
import type { IniSection } from "./ini-file.ts";
import { accountIdMode, addressingStyle, attempts, checksumMode, compressionSize, regional, retriesTotal } from "./option-values.ts";


/** Looks a setting up: `AWS_<NAME>` in the environment, then the profile. */
type Lookup = (name: string) => string | undefined;

/**
 * Resolves the settings of a client.
 *
 * @throws ProfileNotFound, ConfigParseError, PartialCredentialsError and the errors of wrong values
 */
export async function resolveConfig(service: Service, options: ClientOptions): Promise<ResolvedConfig> {
  const configuration = options.session?.configuration ?? new Configuration(options.profileName, options.surroundings);
  const unsigned = options.signatureVersion === UNSIGNED;
  const givenCredentials = explicitCredentials(options) ?? options.session?.explicitCredentials;
  const givenRegion = options.regionName ?? options.session?.explicitRegion ?? configuration.environmentRegion;
  const credentialsKnown = unsigned || givenCredentials !== undefined || environmentCredentials(configuration) !== undefined;
  const fileNeeded = configuration.namedProfile !== undefined || givenRegion === undefined || !credentialsKnown;
  const profile = fileNeeded ? await configuration.profile() : {};
  const lookup: Lookup = (name) => configuration.environment(`AWS_${name.toUpperCase()}`) ?? textOf(profile[name]);

  const endpointUrl = options.endpointUrl ?? (await configuredEndpointUrl(service, options, configuration, profile, lookup));
  const checksumDefault = endpointUrl === undefined || isAwsEndpointUrl(endpointUrl) ? "when_supported" : "when_required";

  return {
    regionName: givenRegion ?? textOf(profile["region"]),
    endpointUrl,
    useFipsEndpoint: options.useFipsEndpoint ?? isTrue(lookup("use_fips_endpoint")),
    useDualstackEndpoint: options.useDualstackEndpoint ?? isTrue(lookup("use_dualstack_endpoint")),
    useSsl: options.useSsl ?? true,
    signatureVersion: options.signatureVersion ?? blockOf(profile[service.name])?.["signature_version"],
    authSchemePreference: namesIn(options.authSchemePreference ?? lookup("auth_scheme_preference")),
    accountIdEndpointMode: unsigned ? "disabled" : accountIdMode(options.accountIdEndpointMode ?? lookup("account_id_endpoint_mode")),
    requestChecksumCalculation: checksumMode(
      "request_checksum_calculation",
      options.requestChecksumCalculation ?? lookup("request_checksum_calculation") ?? checksumDefault,
    ),
    responseChecksumValidation: checksumMode(
      "response_checksum_validation",
      options.responseChecksumValidation ?? lookup("response_checksum_validation") ?? "when_supported",
    ),
    disableRequestCompression: options.disableRequestCompression ?? isTrue(lookup("disable_request_compression")),
    requestMinCompressionSizeBytes: compressionSize(options.requestMinCompressionSizeBytes ?? lookup("request_min_compression_size_bytes")),
    injectHostPrefix: options.injectHostPrefix ?? !isTrue(lookup("disable_host_prefix_injection")),
    parameterValidation: options.parameterValidation !== false && textOf(profile["parameter_validation"])?.toLowerCase() !== "false",
    stsRegionalEndpoints: regional(lookup("sts_regional_endpoints"), "regional", InvalidSTSRegionalEndpointsConfigError),
    sigv4aSigningRegionSet: options.sigv4aSigningRegionSet ?? lookup("sigv4a_signing_region_set"),
    clientContextParams: options.clientContextParams ?? {},
    s3: resolveS3(options.s3, profile, lookup),
    connectTimeoutMs: options.connectTimeoutMs ?? 60_000,
    readTimeoutMs: options.readTimeoutMs ?? 60_000,
    maxPoolConnections: options.maxPoolConnections ?? 10,
    maxAttempts: maxAttempts(service, options.retries, lookup),
    userAgentExtra: options.userAgentExtra,
    credentials: unsigned ? noCredentials : (givenCredentials ?? (await foundCredentials(configuration))),
    bearerToken: bearerToken(service, options, configuration),
    clock: options.clock ?? now,
    uuid: options.uuid ?? randomUuid,
  };
}

async function configuredEndpointUrl(
  service: Service,
  options: ClientOptions,
  configuration: Configuration,
  profile: IniSection,
  lookup: Lookup,
): Promise<string | undefined> {
  if (options.ignoreConfiguredEndpointUrls ?? isTrue(lookup("ignore_configured_endpoint_urls"))) return undefined;
  const id = service.id.toLowerCase().replace(/[- ]/g, "_");
  const byEnvironment = configuration.environment(`AWS_ENDPOINT_URL_${id.toUpperCase()}`) ?? configuration.environment("AWS_ENDPOINT_URL");
  if (byEnvironment !== undefined) return byEnvironment;
  const section = await configuration.service(profile);
  const sectionName = textOf(profile["services"]);
  if (sectionName !== undefined && !section) {
    throw new InvalidConfigError(`The profile is configured to use the services section but the "${sectionName}" services configuration does not exist.`);
  }
  return blockOf(section?.[id])?.["endpoint_url"] || textOf(profile["endpoint_url"]) || undefined;
}

function resolveS3(given: S3Config = {}, profile: IniSection, lookup: Lookup): S3Config {
  const block = blockOf(profile["s3"]) ?? {};
  const flag = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : isTrue(text));
  const usEast1 = given.usEast1RegionalEndpoint ?? lookup("s3_us_east_1_regional_endpoint") ?? block["us_east_1_regional_endpoint"];
  return {
    ...given,
    addressingStyle: addressingStyle(given.addressingStyle ?? block["addressing_style"]),
    useAccelerateEndpoint: given.useAccelerateEndpoint ?? flag(block["use_accelerate_endpoint"]),
    useDualstackEndpoint: given.useDualstackEndpoint ?? flag(block["use_dualstack_endpoint"]),
    payloadSigningEnabled: given.payloadSigningEnabled ?? flag(block["payload_signing_enabled"]),
    useArnRegion: given.useArnRegion ?? flag(lookup("s3_use_arn_region") ?? block["use_arn_region"]),
    usEast1RegionalEndpoint: usEast1 === undefined ? undefined : regional(usEast1, "legacy", InvalidS3UsEast1RegionalEndpointConfigError),
    disableMultiregionAccessPoints:
      given.disableMultiregionAccessPoints ??
      flag(lookup("s3_disable_multiregion_access_points") ?? block["s3_disable_multiregion_access_points"]),
    disableS3ExpressSessionAuth: given.disableS3ExpressSessionAuth ?? flag(lookup("s3_disable_express_session_auth")),
  };
}

function maxAttempts(service: Service, retries: ClientOptions["retries"], lookup: Lookup): number {
  const configured = lookup("max_attempts");
  return retriesTotal(retries) ?? (configured === undefined ? undefined : attempts(Number(configured), 1)) ?? (service.endpointPrefix === "dynamodb" ? 10 : 5);
}

function bearerToken(service: Service, options: ClientOptions, configuration: Configuration): ResolvedConfig["bearerToken"] {
  const given = options.bearerToken;
  if (given !== undefined) return typeof given === "function" ? given : () => given;
  // The one signing name for which botocore takes a token from the environment (`get_bearer_auth_supported_services`).
  if ((service.signingName ?? service.endpointPrefix) !== "bedrock") return undefined;
  const token = configuration.environment("AWS_BEARER_TOKEN_BEDROCK");
  return token === undefined ? undefined : () => token;
}

async function foundCredentials(configuration: Configuration): Promise<CredentialProvider> {
  const found = await findCredentials(configuration);
  return found ? () => found : noCredentials;
}

function noCredentials(): never {
  throw new NoCredentialsError();
}

function namesIn(list: string | undefined): readonly string[] | undefined {
  const names = list?.replace(/[ \t]/g, "").split(",").filter((name) => name !== "");
  return names?.length ? names : undefined;
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === "true";
}

function now(): Date {
  return new Date();
}
