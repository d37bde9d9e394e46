/** What settings may say, with botocore's errors; used for arguments when a client is made and for all sources when it resolves. */
import type { ClientOptions } from "../client/options.ts";
import type { ResolvedConfig, S3Config } from "../client/resolved-config.ts";
import { checkEndpointUrl } from "../endpoints/endpoint-url.ts";
import {
  InvalidChecksumConfigError,
  InvalidConfigError,
  InvalidMaxRetryAttemptsError,
  InvalidRetryModeError,
  InvalidS3AddressingStyleError,
  InvalidS3UsEast1RegionalEndpointConfigError,
} from "../errors/config.ts";

const REGIONAL = ["legacy", "regional"];
const CHECKSUM_MODES = ["when_supported", "when_required"];
const ACCOUNT_ID_MODES = ["preferred", "disabled", "required"];
const ADDRESSING_STYLES = ["auto", "virtual", "path"];
const RETRY_MODES = ["legacy", "standard", "adaptive"];

/**
 * Checks the values of a client's arguments as far as that needs nothing else, so that mistakes show where they are made.
 *
 * @throws the error botocore has for each setting
 */
export function checkOptionValues(options: ClientOptions): void {
  const { endpointUrl, accountIdEndpointMode, requestChecksumCalculation, responseChecksumValidation, requestMinCompressionSizeBytes, s3, retries } = options;
  if (endpointUrl !== undefined) checkEndpointUrl(endpointUrl);
  accountIdMode(accountIdEndpointMode);
  if (requestChecksumCalculation !== undefined) checksumMode("request_checksum_calculation", requestChecksumCalculation);
  if (responseChecksumValidation !== undefined) checksumMode("response_checksum_validation", responseChecksumValidation);
  compressionSize(requestMinCompressionSizeBytes);
  addressingStyle(s3?.addressingStyle);
  regional(s3?.usEast1RegionalEndpoint, "legacy", InvalidS3UsEast1RegionalEndpointConfigError);
  retriesTotal(retries);
}

/** @throws InvalidS3AddressingStyleError */
export function addressingStyle(style: string | undefined): S3Config["addressingStyle"] {
  if (style !== undefined && !ADDRESSING_STYLES.includes(style)) throw new InvalidS3AddressingStyleError(style);
  return style as S3Config["addressingStyle"];
}

/**
 * The number of attempts that `retries` gives, if it does.
 *
 * @throws InvalidMaxRetryAttemptsError, InvalidRetryModeError
 */
export function retriesTotal(retries: ClientOptions["retries"]): number | undefined {
  if (retries?.mode !== undefined && !RETRY_MODES.includes(retries.mode)) throw new InvalidRetryModeError(retries.mode, RETRY_MODES);
  if (retries?.totalMaxAttempts !== undefined) return attempts(retries.totalMaxAttempts, 1);
  return retries?.maxAttempts === undefined ? undefined : attempts(retries.maxAttempts, 0) + 1;
}

/** @throws InvalidMaxRetryAttemptsError */
export function attempts(value: number, least: number): number {
  if (!Number.isInteger(value) || value < least) throw new InvalidMaxRetryAttemptsError(value, least);
  return value;
}

/** A choice between the two eras of regional endpoints. */
export function regional(
  value: string | undefined,
  usual: "legacy" | "regional",
  InvalidError: new (value: string) => Error,
): "legacy" | "regional" {
  if (value === undefined) return usual;
  if (!REGIONAL.includes(value)) throw new InvalidError(value);
  return value as "legacy" | "regional";
}

/** @throws InvalidChecksumConfigError */
export function checksumMode(key: string, value: string): "when_supported" | "when_required" {
  const mode = value.toLowerCase();
  if (!CHECKSUM_MODES.includes(mode)) throw new InvalidChecksumConfigError(key, value, CHECKSUM_MODES);
  return mode as "when_supported" | "when_required";
}

/** @throws InvalidConfigError */
export function accountIdMode(value: string = "preferred"): ResolvedConfig["accountIdEndpointMode"] {
  const mode = value.toLowerCase();
  if (!ACCOUNT_ID_MODES.includes(mode)) {
    const valid = `('${ACCOUNT_ID_MODES.join("', '")}')`;
    throw new InvalidConfigError(`The configured value '${value}' for 'account_id_endpoint_mode' is invalid. Valid values are: ${valid}.`);
  }
  return mode as ResolvedConfig["accountIdEndpointMode"];
}

/** @throws InvalidConfigError */
export function compressionSize(value: number | string = 10_240): number {
  const size = Number(value);
  const problem = `Invalid value "${value}" for request_min_compression_size_bytes.`;
  if (!Number.isInteger(size)) throw new InvalidConfigError(`${problem} Value must be an integer. Received ${typeof value} instead.`);
  if (size < 1 || size > 1_048_576) throw new InvalidConfigError(`${problem} Value must be between 1 and 1048576.`);
  return size;
}

