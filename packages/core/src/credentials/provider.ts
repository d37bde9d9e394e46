/** What the parts of the credential chain share: a place to look, what was found there, and how it is kept fresh. */
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { shownAs } from "./shown-as.ts";

/** Credentials, and botocore's name of the way they were found: `explicit`, `env`, `shared-credentials-file`, ... */
export interface FoundCredentials extends Credentials {
  readonly method: string;
}

/** Supplies the credentials of one place; cheap to ask, because it keeps what it has until that is due. */
export interface NamedProvider extends CredentialProvider {
  (): FoundCredentials | Promise<FoundCredentials>;
  readonly method: string;
}

/** Where a search takes place. */
export interface SearchContext {
  readonly configuration: ConfigurationSource;
  /** The profile that is looked at: the one in force, or one that a role names as its source. */
  readonly profileName: string;
  /** False when the profile was named in code, and for source profiles: the variables then step back (spec CRD-02). */
  readonly useEnvironment: boolean;
  /** For the calls that a search makes. */
  readonly region: string | undefined;
}

/** Looks in one place. Undefined means "nothing here, ask the next"; a broken setting is an error. */
export type CredentialSource = (context: SearchContext) => Promise<NamedProvider | undefined>;

/** One place that was looked at, and what was there. */
export interface Attempt {
  /** botocore's name of the place: `env`, `assume-role`, `sso`, ... */
  readonly method: string;
  /** Why it has no credentials, or what it has. Never a secret. */
  readonly outcome: string;
}

/** What a search found. */
export interface SearchResult {
  readonly provider: NamedProvider | undefined;
  /** The places before the one that answered, in order. */
  readonly tried: readonly Attempt[];
}

/** A provider of credentials that never change. */
export function fixed(found: FoundCredentials): NamedProvider {
  const credentials = concealed(found);
  return Object.assign(() => credentials, { method: found.method });
}

/** The same credentials; loggers and `console.log` see where they are from and nothing else. */
export function concealed<Found extends Credentials & { readonly method?: string }>(found: Found): Found {
  return shownAs(found, () => `Credentials(${found.method ?? "explicit"})`);
}

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
