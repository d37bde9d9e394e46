/**
 * Combines arguments, environment, profile and defaults into a client's settings, once, at its first call (botocore `args.py`).
 * With region and credentials at hand and no profile named, no file is read.
 * Differs from boto3: checksums go to hosts outside AWS only when the operation needs them or a setting asks for them.
 */
import { Configuration, findCredentials, randomUuid } from "#platform";
import type { ClientOptions } from "../client/options.ts";
import { UNSIGNED, type CredentialProvider, type ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import { explicitCredentials } from "../credentials/explicit.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { isAwsEndpointUrl } from "./aws-host.ts";
import { blockOf, textOf } from "./ini-values.ts";
import { isTrue, readSettings, type Lookup } from "./settings.ts";

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
  const credentialsKnown = unsigned || givenCredentials !== undefined || configuration.hasEnvironmentCredentials();
  const fileNeeded = configuration.namedProfile !== undefined || givenRegion === undefined || !credentialsKnown;
  const profile = fileNeeded ? await configuration.profile() : {};
  const lookup: Lookup = (name) => configuration.environment(`AWS_${name.toUpperCase()}`) ?? textOf(profile[name]);

  const ignored = options.ignoreConfiguredEndpointUrls ?? isTrue(lookup("ignore_configured_endpoint_urls"));
  const endpointUrl = options.endpointUrl ?? (ignored ? undefined : await configuration.endpointUrl(service.id, profile));
  const outside = endpointUrl !== undefined && !isAwsEndpointUrl(endpointUrl);
  const usual = { maxAttempts: usualAttempts(service), requestChecksumCalculation: outside ? "when_required" : undefined };
  const block = service.name === "s3control" ? "s3" : service.name;
  const settings = readSettings(options, lookup, usual, service.customization?.settings, blockOf(profile[block]));
  return {
    ...settings,
    accountIdEndpointMode: unsigned ? "disabled" : settings.accountIdEndpointMode,
    parameterValidation: settings.parameterValidation && textOf(profile["parameter_validation"])?.toLowerCase() !== "false",
    regionName: givenRegion ?? textOf(profile["region"]),
    endpointUrl,
    signatureVersion: options.signatureVersion ?? blockOf(profile[service.name])?.["signature_version"],
    credentials: unsigned ? noCredentials : (givenCredentials ?? provider(await findCredentials(configuration))),
    bearerToken: bearerToken(service, options, lookup),
    clock: options.clock ?? now,
    uuid: options.uuid ?? randomUuid,
  };
}

/** All attempts of a call when nothing says otherwise. */
export function usualAttempts(service: Service): number {
  return service.endpointPrefix === "dynamodb" ? 10 : 5;
}

function bearerToken(service: Service, { bearerToken: given }: ClientOptions, lookup: Lookup): ResolvedConfig["bearerToken"] {
  if (typeof given === "function") return given;
  // The one signing name for which botocore takes a token from the environment (`get_bearer_auth_supported_services`).
  const token =
    given ?? ((service.signingName ?? service.endpointPrefix) === "bedrock" ? lookup("bearer_token_bedrock") : undefined);
  return token === undefined ? undefined : () => token;
}

function provider(found: ReturnType<CredentialProvider> | undefined): CredentialProvider {
  return found ? () => found : noCredentials;
}

function noCredentials(): never {
  throw new NoCredentialsError();
}

function now(): Date {
  return new Date();
}
