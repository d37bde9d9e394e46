/** The SDK's settings by botocore's logical names: key in the profile, variables, default, type (botocore `configprovider.py`). */
import type { SessionVariable } from "./config-store.ts";

const isTrue = (value: unknown): boolean => String(value).toLowerCase() === "true";

/** A setting with its usual names. */
function usual(name: string, value?: unknown, convert?: (value: unknown) => unknown): [string, SessionVariable] {
  return [name, [name, `AWS_${name.toUpperCase()}`, value, convert]];
}

/** What `getConfigVariable` knows without being told. */
export const SESSION_VARIABLES: Readonly<Record<string, SessionVariable>> = /*#__PURE__*/ Object.fromEntries<SessionVariable>([
  ["profile", [null, ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"]]],
  ["region", ["region", ["AWS_DEFAULT_REGION", "AWS_REGION"]]],
  ["config_file", [null, "AWS_CONFIG_FILE", "~/.aws/config"]],
  ["credentials_file", [null, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"]],
  ["parameter_validation", ["parameter_validation", null, true]],
  ["user_agent_appid", ["sdk_ua_app_id", "AWS_SDK_UA_APP_ID"]],
  ["tcp_keepalive", ["tcp_keepalive", "BOTOCORE_TCP_KEEPALIVE", undefined, isTrue]],
  ["api_versions", ["api_versions", null, {}]],
  usual("data_path"),
  usual("ca_bundle"),
  usual("metadata_service_timeout", 1, Number),
  usual("metadata_service_num_attempts", 1, Number),
  usual("ec2_metadata_service_endpoint"),
  usual("ec2_metadata_service_endpoint_mode"),
  usual("ec2_metadata_v1_disabled", false, isTrue),
  usual("imds_use_ipv6", false, isTrue),
  usual("use_dualstack_endpoint", undefined, isTrue),
  usual("use_fips_endpoint", undefined, isTrue),
  usual("ignore_configured_endpoint_urls", undefined, isTrue),
  usual("csm_enabled", false, isTrue),
  usual("csm_host", "127.0.0.1"),
  usual("csm_port", 31_000, Number),
  usual("csm_client_id", ""),
  usual("endpoint_discovery_enabled", "auto"),
  usual("sts_regional_endpoints", "regional"),
  usual("retry_mode", "legacy"),
  usual("defaults_mode", "legacy"),
  usual("max_attempts", undefined, Number),
  usual("request_min_compression_size_bytes", 10_240, Number),
  usual("disable_request_compression", false, isTrue),
  usual("sigv4a_signing_region_set"),
  usual("request_checksum_calculation", "when_supported"),
  usual("response_checksum_validation", "when_supported"),
  usual("account_id_endpoint_mode", "preferred"),
  usual("disable_host_prefix_injection", undefined, isTrue),
  usual("auth_scheme_preference"),
  usual("s3_disable_express_session_auth"),
]);
