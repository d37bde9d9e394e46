/** The region an EC2 instance is in, from its metadata service (botocore `InstanceMetadataRegionFetcher`, spec CFG-26). */
import type { ConfigurationSource } from "../config/configuration.ts";
import { metadataGetter } from "./instance-metadata.ts";
import { metadataSettings } from "./metadata-settings.ts";

const ZONE_PATH = "latest/meta-data/placement/availability-zone/";

/** Undefined when this is no instance, or its metadata is switched off. */
export async function readInstanceRegion(configuration: ConfigurationSource): Promise<string | undefined> {
  if (configuration.environment("AWS_EC2_METADATA_DISABLED")?.toLowerCase() === "true") return undefined;
  try {
    const get = await metadataGetter(await metadataSettings(configuration), configuration.surroundings);
    // `eu-west-1a`, or `us-west-2-lax-1a` for a local zone.
    return /^[a-z]+(?:-[a-z]+)+-\d+/.exec(await get(ZONE_PATH, (text) => text !== ""))?.[0];
  } catch {
    return undefined;
  }
}
