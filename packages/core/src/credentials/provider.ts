/** The seam of the credential chain: one provider per file, asked in the order of `chain.ts`. */
import type { Credentials } from "../client/resolved-config.ts";
import type { ConfigurationSource } from "../config/configuration.ts";

/** Credentials, and botocore's name of the way they were found: `explicit`, `env`, `shared-credentials-file`, ... */
export interface FoundCredentials extends Credentials {
  readonly method: string;
}

/** Looks in one place. Undefined means "nothing here, ask the next"; a broken setting is an error. */
export type CredentialSource = (configuration: ConfigurationSource) => Promise<FoundCredentials | undefined>;

/** Keys of a profile section, by the names of the files. */
export function credentialsOfProfile(
  section: Readonly<Record<string, unknown>> | undefined,
  method: string,
  missing: (name: string) => Error,
): FoundCredentials | undefined {
  const text = (name: string): string | undefined =>
    typeof section?.[name] === "string" ? (section[name] as string) : undefined;
  const accessKeyId = text("aws_access_key_id");
  if (accessKeyId === undefined) return undefined;
  const secretAccessKey = text("aws_secret_access_key");
  if (secretAccessKey === undefined) throw missing("aws_secret_access_key");
  const sessionToken = text("aws_security_token") ?? text("aws_session_token");
  return { accessKeyId, secretAccessKey, sessionToken, accountId: text("aws_account_id"), method };
}
