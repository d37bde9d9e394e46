/** Keys of the profile in `~/.aws/credentials` (botocore `SharedCredentialProvider`, spec CRD-11). */
import { PartialCredentialsError } from "../errors/credentials.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { credentialsOfProfile, type FoundCredentials } from "./provider.ts";

const METHOD = "shared-credentials-file";

export async function sharedFileCredentials(configuration: ConfigurationSource): Promise<FoundCredentials | undefined> {
  const { credentialsProfiles } = await configuration.files();
  return credentialsOfProfile(
    credentialsProfiles.get(configuration.profileName),
    METHOD,
    (name) => new PartialCredentialsError(METHOD, name),
  );
}
