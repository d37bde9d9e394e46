/** Roles assumed with a token are asked for before there are credentials (HND-37); old regions may keep the global host (CFG-22). */
import { InvalidSTSRegionalEndpointsConfigError } from "../errors/config.ts";
import type { Customization, SettingsReader } from "../events/hooks.ts";
import { unsignedOperations } from "./unsigned-operations.ts";

/** Regions that STS had when its global host was the usual one. */
const LEGACY_REGIONS =
  "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 aws-global ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2";

export const sts: Customization = {
  legacyGlobalRegions: /*#__PURE__*/ LEGACY_REGIONS.split(" "),
  settings: readStsSettings,
  hooks: [/*#__PURE__*/ unsignedOperations(["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"])],
};

function readStsSettings(_options: unknown, lookup: Parameters<SettingsReader>[1]): ReturnType<SettingsReader> {
  const era = lookup("sts_regional_endpoints") ?? "regional";
  if (era !== "regional" && era !== "legacy") throw new InvalidSTSRegionalEndpointsConfigError(era);
  return { stsRegionalEndpoints: era };
}
