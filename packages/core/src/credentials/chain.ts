/** The order in which places are searched for credentials (botocore `create_credential_resolver`, spec CRD-01). */
import type { ConfigurationSource } from "../config/configuration.ts";
import { configFileCredentials } from "./config-file.ts";
import { environmentCredentials } from "./environment.ts";
import type { CredentialSource, FoundCredentials } from "./provider.ts";
import { sharedFileCredentials } from "./shared-credentials-file.ts";

const CHAIN: readonly CredentialSource[] = [
  (configuration) => Promise.resolve(environmentCredentials(configuration)),
  sharedFileCredentials,
  configFileCredentials,
];

/** The first answer of the chain; undefined when nobody has credentials. */
export async function findCredentials(configuration: ConfigurationSource): Promise<FoundCredentials | undefined> {
  for (const source of CHAIN) {
    const found = await source(configuration);
    if (found) return found;
  }
  return undefined;
}
