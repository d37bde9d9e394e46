/**
 * The lines about the settings of a client, when its first call resolves them (spec SES-23, SES-27, CFG-12, CFG-34); loaded only when
 * somebody wants lines.
 */
import type { ClientOptions } from "../client/options.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import type { IniSection } from "../config/ini-file.ts";
import { blockOf } from "../config/ini-values.ts";
import type { Lookup } from "../config/settings.ts";
import { explicitCredentials } from "../credentials/explicit.ts";
import { plainRegion } from "../endpoints/fips-region.ts";
import type { LogWriter } from "./log.ts";

/** Longer names of applications are sent all the same. */
const MAX_APP_ID = 50;

/** What the settings of a client were made of. */
export interface ConfigParts {
  readonly service: Service;
  readonly options: ClientOptions;
  readonly config: ResolvedConfig;
  readonly profile: IniSection;
  /** Environment and profile. */
  readonly said: Lookup;
}

/** @param write - the writer in effect */
export function logConfig(write: LogWriter, { service, options, config, profile, said }: ConfigParts): void {
  const ignored = [
    ...(options.awsSessionToken ? ["aws_session_token"] : []),
    ...(options.awsAccountId ? ["aws_account_id"] : []),
  ];
  if (ignored.length > 0 && !explicitCredentials(options)) {
    write(
      "botocore.session",
      "DEBUG",
      () =>
        "Ignoring the following credential-related values which were set without an access key id and secret key on the session or " +
        `client: ${ignored.join(", ")}`,
    );
  }
  const { regionName, userAgentAppid } = config;
  if (regionName !== undefined && plainRegion(regionName) !== regionName) {
    write(
      "botocore.client",
      "WARNING",
      () =>
        `transforming region from ${regionName} to ${plainRegion(regionName)} and setting use_fips_endpoint to true. client should not ` +
        "be configured with a fips psuedo region.",
    );
  }
  if (userAgentAppid !== undefined && userAgentAppid.length > MAX_APP_ID) {
    write(
      "botocore.args",
      "WARNING",
      () => `The configured value for user_agent_appid exceeds the maximum length of ${MAX_APP_ID} characters.`,
    );
  }
  const version = blockOf(profile["api_versions"])?.[service.name] ?? service.apiVersion;
  if (version !== service.apiVersion) {
    write(
      "botocore.loaders",
      "WARNING",
      () =>
        `Version ${version} of ${service.name}, which the profile asks for, is not used: its package has ${service.apiVersion} only.`,
    );
  }
  const models = said("data_path");
  if (models !== undefined) {
    write(
      "botocore.loaders",
      "INFO",
      () => `Models in ${models} are not read: a service is a package, which pnpm generate makes of its model.`,
    );
  }
}
