/** Settings of clients that are used more than once (botocore `Config`, spec CFG-41, SES-24). */
import { checkNames, CONFIG_NAMES, type ClientConfig } from "../client/options.ts";
import { SETTING_NAMES } from "./settings.ts";

/** boto3's `Config`: options for several clients, which can be merged. A plain object does as well where a client takes one. */
export interface Config extends ClientConfig {
  /** A new one with the options of both; the other's win where both say something. */
  merge(other: ClientConfig): Config;
}

/**
 * Makes a `Config`. `merge` is no option of a client, and stays out of sight when options are copied.
 *
 * @throws UnknownOptionError for a misspelt option
 * @example
 * const careful = new Config({ retries: { mode: "standard" }, connectTimeoutMs: 3000 });
 * const s3 = new S3({ config: careful.merge({ readTimeoutMs: 5000 }) });
 */
export const Config: { new (options?: ClientConfig): Config } = class {
  constructor(options: ClientConfig = {}) {
    checkNames(options, [...SETTING_NAMES, ...CONFIG_NAMES], "config");
    Object.assign(this, options);
  }

  merge(other: ClientConfig): Config {
    return new Config(mergeConfigs({ ...this } as ClientConfig, other));
  }
};

/** The options of both, the later ones before the earlier; undefined ones say nothing. */
export function mergeConfigs(earlier: ClientConfig | undefined, later: ClientConfig | undefined): ClientConfig | undefined {
  if (!earlier || !later) return later ?? earlier;
  const said = Object.entries(later).filter(([, value]) => value !== undefined);
  return { ...earlier, ...Object.fromEntries(said) };
}
