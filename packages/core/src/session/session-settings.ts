/** What a client takes over from its session. Clients know this interface only, so that `createClient` leaves `Session` out. */
import type { CredentialProvider } from "../client/resolved-config.ts";
import type { ConfigurationSource } from "../config/configuration.ts";

/** Settings shared by the clients of a session. */
export interface SessionSettings {
  /** Environment and files, read once for all clients. */
  readonly configuration: ConfigurationSource;
  /** The region given to the session. */
  readonly explicitRegion: string | undefined;
  /** Credentials given to the session. */
  readonly explicitCredentials: CredentialProvider | undefined;
}
