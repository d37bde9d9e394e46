/** Where the metadata service of an instance is, and how patiently it is asked (botocore `IMDSFetcher`, spec CFG-13, CRD-35). */
import { textOf } from "../config/ini-values.ts";
import { InvalidIMDSEndpointError, InvalidIMDSEndpointModeError } from "../errors/credential-sources.ts";
import { LOG } from "../observe/log.ts";
import type { ConfigurationSource } from "../config/configuration.ts";

const IPV4 = "http://169.254.169.254/";
const IPV6 = "http://[fd00:ec2::254]/";
const MODES = ["ipv4", "ipv6"];

export interface MetadataSettings {
  /** Ends with a slash. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly isVersion1Off: boolean;
}

/** @throws InvalidIMDSEndpointError, InvalidIMDSEndpointModeError */
export async function metadataSettings(configuration: ConfigurationSource): Promise<MetadataSettings> {
  const profile = await configuration.profile();
  const setting = (variable: string, key: string): string | undefined =>
    configuration.environment(variable) ?? textOf(profile[key]);
  const custom = setting("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint");
  const mode = setting("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")?.toLowerCase();
  if (mode !== undefined && !MODES.includes(mode)) throw new InvalidIMDSEndpointModeError(mode, MODES);
  const isIpv6 = mode === undefined ? isTrue(setting("AWS_IMDS_USE_IPV6", "imds_use_ipv6")) : mode === "ipv6";
  if (custom !== undefined && isIpv6) {
    const text = "Custom endpoint and IMDS_USE_IPV6 are both set. Using custom endpoint.";
    LOG.write?.("botocore.utils", "WARNING", () => text);
  }
  const baseUrl = custom ?? (isIpv6 ? IPV6 : IPV4);
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) throw new InvalidIMDSEndpointError(baseUrl);
  return {
    baseUrl: baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`,
    timeoutMs: 1000 * number(setting("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout"), 1),
    attempts: number(setting("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts"), 1),
    isVersion1Off: isTrue(setting("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")),
  };
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === "true";
}

/** A positive number, or the usual one. */
function number(text: string | undefined, usual: number): number {
  const value = Number(text);
  return text !== undefined && Number.isFinite(value) && value > 0 ? value : usual;
}
