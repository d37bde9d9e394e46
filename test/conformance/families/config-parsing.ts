/** Files in the dialect of `~/.aws/config`: the sections as they stand, and sorted into profiles (`config-parsing`). */
import { parseIni, type IniSection } from "../../../packages/core/src/config/ini-file.ts";
import { readSharedFiles } from "../../../packages/core/src/config/shared-files.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { compareError, type RecordedError } from "../errors.ts";
import type { Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface ConfigParsingCase {
  readonly id: string;
  readonly text: string | { readonly $blob: string };
  readonly raw: Tagged;
  readonly config: Tagged;
}

/** Path in the recorded errors. */
const PATH = "{DIR}/f";

export const configParsing: Family = { name: "config-parsing", cases };

function* cases(vectors: Vectors): Iterable<ConformanceCase> {
  for (const recorded of vectors.lines<ConfigParsingCase>("config-parsing")) {
    const text = typeof recorded.text === "string" ? recorded.text : Buffer.from(recorded.text.$blob, "base64").toString("utf8");
    const check = (): Mismatch | undefined =>
      compare(recorded.raw, () => Object.fromEntries(parseIni(text, PATH))) ?? compare(recorded.config, () => sorted(text));
    yield { id: recorded.id, group: "config-parsing", check };
  }
}

/** As botocore's `load_config` gives it: profiles, sessions and services under their names, other sections beside them. */
function sorted(text: string): unknown {
  const none = { path: PATH, text: undefined };
  const { configProfiles, ssoSessions, services, otherSections } = readSharedFiles({ path: PATH, text }, none);
  const plain = (sections: ReadonlyMap<string, IniSection>): unknown => Object.fromEntries(sections);
  return {
    ...Object.fromEntries(otherSections),
    profiles: plain(configProfiles),
    sso_sessions: plain(ssoSessions),
    services: plain(services),
  };
}

function compare(recorded: Tagged, read: () => unknown): Mismatch | undefined {
  const { error } = recorded as { error?: RecordedError };
  let actual: unknown;
  try {
    actual = read();
  } catch (raised) {
    if (error) return compareError(error, raised as Error);
    return mismatch(recorded, raised, [`raised ${(raised as Error).message}`]);
  }
  if (error) return compareError(error, undefined);
  return mismatch(recorded, actual, findDifferences(recorded, actual as Tagged));
}
