/** The `s3` section of settings, key by key from client, environment and profile (botocore `configprovider.py`, spec CFG-19). */
import type { S3Config } from "../../client/resolved-config.ts";
import { isTrue } from "../../config/settings.ts";
import { InvalidS3AddressingStyleError, InvalidS3UsEast1RegionalEndpointConfigError } from "../../errors/config.ts";
import type { SettingsReader } from "../../events/hooks.ts";

/** Flags of the `s3` section by their name in files; those that also stand outside it there, with the prefix `s3_`. */
const S3_FLAGS = {
  useAccelerateEndpoint: "use_accelerate_endpoint",
  useDualstackEndpoint: "use_dualstack_endpoint",
  payloadSigningEnabled: "payload_signing_enabled",
};
const S3_OUTER_FLAGS = {
  useArnRegion: "use_arn_region",
  disableMultiregionAccessPoints: "disable_multiregion_access_points",
  disableS3ExpressSessionAuth: "disable_express_session_auth",
};

/** @throws InvalidS3AddressingStyleError, InvalidS3UsEast1RegionalEndpointConfigError */
export const readS3Settings: SettingsReader = (options, lookup, block) => {
  const s3: Record<string, unknown> = { ...(options["s3"] as S3Config | undefined) };
  for (const [name, key] of Object.entries(S3_FLAGS)) s3[name] ??= flag(block[key]);
  for (const [name, key] of Object.entries(S3_OUTER_FLAGS))
    s3[name] ??= flag(lookup(`s3_${key}`) ?? block[key] ?? block[`s3_${key}`]);
  const style = (s3["addressingStyle"] ??= block["addressing_style"]);
  if (style !== undefined && !["auto", "virtual", "path"].includes(style as string))
    throw new InvalidS3AddressingStyleError(style as string);
  const usEast1 = (s3["usEast1RegionalEndpoint"] ??=
    lookup("s3_us_east_1_regional_endpoint") ?? block["us_east_1_regional_endpoint"]);
  if (usEast1 !== undefined && usEast1 !== "legacy" && usEast1 !== "regional")
    throw new InvalidS3UsEast1RegionalEndpointConfigError(usEast1 as string);
  return { s3 };
};

function flag(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : isTrue(text);
}
