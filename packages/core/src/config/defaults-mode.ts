/**
 * Defaults modes: sets of defaults under one name, below everything else that says something (botocore
 * `SmartDefaultsConfigStoreFactory`, spec CFG-25, CFG-26). Loaded when a mode other than `legacy` is asked for.
 */
import { readInstanceRegion } from "../credentials/instance-region.ts";
import { InvalidDefaultsMode } from "../errors/config.ts";
import type { ConfigurationSource } from "./configuration.ts";

/** Longest waits for a connection, by mode. */
const CONNECT_TIMEOUT_MS: Readonly<Record<string, number>> = {
  standard: 3100,
  "in-region": 1100,
  "cross-region": 3100,
  mobile: 30_000,
};
const MODES = ["legacy", "auto", ...Object.keys(CONNECT_TIMEOUT_MS)];

/** What a mode says where nobody else says anything. */
export interface ModeDefaults {
  readonly connectTimeoutMs: number;
  /** By snake-case name. */
  readonly settings: Readonly<Record<string, string>>;
  /** For the `s3` block. */
  readonly s3: Readonly<Record<string, string>>;
}

/**
 * The defaults of a mode.
 *
 * @param mode - in any case; `auto` looks at where the program runs
 * @param region - of the client
 * @throws InvalidDefaultsMode
 */
export async function modeDefaults(
  mode: string,
  configuration: ConfigurationSource,
  region: string | undefined,
): Promise<ModeDefaults | undefined> {
  const named = mode.toLowerCase();
  if (!MODES.includes(named)) throw new InvalidDefaultsMode(mode, MODES);
  const effective = named === "auto" ? await automaticMode(configuration, region) : named;
  const connectTimeoutMs = CONNECT_TIMEOUT_MS[effective];
  if (connectTimeoutMs === undefined) return undefined;
  return {
    connectTimeoutMs,
    settings: { retry_mode: "standard", sts_regional_endpoints: "regional" },
    s3: { us_east_1_regional_endpoint: "regional" },
  };
}

async function automaticMode(configuration: ConfigurationSource, region: string | undefined): Promise<string> {
  const environment = (name: string): string | undefined => configuration.environment(name);
  const here =
    (environment("AWS_EXECUTION_ENV") && (environment("AWS_REGION") ?? environment("AWS_DEFAULT_REGION"))) ??
    (await readInstanceRegion(configuration));
  if (!here || !region) return "standard";
  return here === region ? "in-region" : "cross-region";
}
