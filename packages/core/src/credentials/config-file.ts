/** Keys of the profile in `~/.aws/config` (botocore `ConfigProvider`, spec CRD-12): last of the files. */
import { PartialCredentialsError } from "../errors/credentials.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { credentialsOfProfile, type FoundCredentials } from "./provider.ts";

const METHOD = "config-file";

export async function configFileCredentials(configuration: ConfigurationSource): Promise<FoundCredentials | undefined> {
  const { configProfiles } = await configuration.files();
  return credentialsOfProfile(
    configProfiles.get(configuration.profileName),
    METHOD,
    (name) => new PartialCredentialsError(METHOD, name),
  );
}
