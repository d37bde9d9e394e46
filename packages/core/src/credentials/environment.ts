/** Keys in environment variables (botocore `EnvProvider`, spec CRD-09). A profile named by argument makes them step back (CRD-02). */
import { PartialCredentialsError } from "../errors/credentials.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import type { FoundCredentials } from "./provider.ts";

/**
 * Reads `AWS_ACCESS_KEY_ID` and its companions.
 *
 * @throws PartialCredentialsError when the secret is missing
 */
export function environmentCredentials(configuration: ConfigurationSource): FoundCredentials | undefined {
  if (configuration.argumentProfile !== undefined) return undefined;
  const accessKeyId = configuration.environment("AWS_ACCESS_KEY_ID");
  if (accessKeyId === undefined) return undefined;
  const secretAccessKey = configuration.environment("AWS_SECRET_ACCESS_KEY");
  if (secretAccessKey === undefined) throw new PartialCredentialsError("env", "AWS_SECRET_ACCESS_KEY");
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: configuration.environment("AWS_SECURITY_TOKEN") ?? configuration.environment("AWS_SESSION_TOKEN"),
    accountId: configuration.environment("AWS_ACCOUNT_ID"),
    method: "env",
  };
}
