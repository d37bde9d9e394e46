/** An invented machine for tests of credentials: environment and files that are not those of the machine the tests run on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Session, type SessionOptions } from "../src/session/session.ts";

/** What differs from an empty machine. */
export interface World extends SessionOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Content by path below the home directory. */
  readonly files?: Readonly<Record<string, string>>;
  /** The present. */
  readonly now?: () => number;
}

/** Time of tests. */
export const NOON: number = Date.parse("2026-01-02T12:00:00Z");

/** A machine with its home directory on disk. */
export interface Machine {
  readonly home: string;
  readonly session: Session;
  remove(): void;
}

/** A session on such a machine; instance metadata is off unless its endpoint is given. */
export function machine({ env = {}, files = {}, now = () => NOON, surroundings, ...options }: World): Machine {
  const home = mkdtempSync(join(tmpdir(), "boto3-home-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const variables: Record<string, string> = { AWS_DEFAULT_REGION: "us-east-1", HOME: home, ...env };
  if (env["AWS_EC2_METADATA_SERVICE_ENDPOINT"] === undefined) variables["AWS_EC2_METADATA_DISABLED"] = "true";
  const session = new Session({
    ...options,
    surroundings: { environment: (name) => variables[name], now, sleep: async () => {}, random: () => 0.5, ...surroundings },
  });
  return { home, session, remove: () => rmSync(home, { recursive: true, force: true }) };
}
