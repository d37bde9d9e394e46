/** Says in words where credentials come from, for people who wonder why it is these, or none. Never a secret. */
import { findCredentials } from "#platform";
import { Session, type SessionOptions } from "../session/session.ts";
import type { Attempt } from "./provider.ts";

/** Where credentials come from. */
export interface CredentialsExplanation {
  /** botocore's name of the place that answered: `explicit`, `env`, `sso`, ...; undefined when none did. */
  readonly source: string | undefined;
  /** The places before it, in order, and what is missing there. */
  readonly tried: readonly Attempt[];
  /** What went wrong where the search, or the source it found, failed. */
  readonly error: Error | undefined;
  /** When the credentials end. */
  readonly expiration: Date | undefined;
  /** All of it as text. */
  readonly text: string;
}

/**
 * Explains the credentials of a session: which source won, which were tried, and why they did not apply. It asks the source, so that
 * its failure shows.
 *
 * @param session - a session, or options of one
 * @example
 * console.log((await explainCredentials({ profileName: "dev" })).text);
 */
export async function explainCredentials(session: Session | SessionOptions = {}): Promise<CredentialsExplanation> {
  const { configuration, explicitCredentials, regionName } = session instanceof Session ? session : new Session(session);
  let source: string | undefined;
  let tried: readonly Attempt[] = [];
  let error: Error | undefined;
  let expiration: Date | undefined;
  try {
    if (!explicitCredentials && configuration.namedProfile !== undefined) await configuration.profile();
    const found = explicitCredentials ? undefined : await findCredentials(configuration, regionName);
    const provider = explicitCredentials ?? found?.provider;
    tried = found?.tried ?? [];
    source = provider && (provider.method ?? "explicit");
    expiration = (await provider?.())?.expiration;
  } catch (raised) {
    error = raised as Error;
  }
  return { source, tried, error, expiration, text: describe(source, tried, error, expiration) };
}

function describe(
  source: string | undefined,
  tried: readonly Attempt[],
  error: Error | undefined,
  end: Date | undefined,
): string {
  const lines = tried.map(({ method, outcome }) => `  ${method}: ${outcome}`);
  const until = end ? `, until ${end.toISOString()}` : "";
  if (source === undefined)
    lines.unshift(error ? `No credentials: ${error.name}: ${error.message}` : "No credentials. Tried, in this order:");
  else if (error) lines.unshift(`The credentials of ${source} cannot be had: ${error.name}: ${error.message}`);
  else lines.unshift(`Credentials from ${source}${until}.${tried.length > 0 ? " Tried before, in this order:" : ""}`);
  return lines.join("\n");
}
