/**
 * The one list of cases that do not hold, each with its reason. An entry must earn its place: it is reported as stale, which
 * fails the run, when its case passes after all or when it matches no case.
 */
import { readFileSync } from "node:fs";

/** `*` in an id stands for any text; such an entry is stale when all its cases pass. */
export interface IgnoreEntry {
  readonly family: string;
  readonly id: string;
  readonly reason: string;
  /** Subject of the issue that will make the case hold. */
  readonly waitingFor?: string;
}

export class IgnoreList {
  readonly #entries: readonly Usage[];

  constructor(entries: readonly IgnoreEntry[]) {
    this.#entries = entries.map((entry) => ({ entry, pattern: patternOf(entry.id), passed: 0, failed: 0 }));
  }

  /** @throws Error when the file is not a list of complete entries */
  static read(path: string | URL): IgnoreList {
    const entries = JSON.parse(readFileSync(path, "utf8")) as IgnoreEntry[];
    for (const entry of entries) {
      const complete = [entry.family, entry.id, entry.reason].every((text) => typeof text === "string" && text !== "");
      if (!complete) throw new Error(`ignore-list.json: an entry needs family, id and reason: ${JSON.stringify(entry)}`);
    }
    return new IgnoreList(entries);
  }

  /** The entry that covers a case, if any; remembers how the case went. */
  find(family: string, id: string, passed: boolean): IgnoreEntry | undefined {
    let found: IgnoreEntry | undefined;
    for (const usage of this.#entries) {
      if (usage.entry.family !== family || !usage.pattern.test(id)) continue;
      if (passed) usage.passed++;
      else usage.failed++;
      found ??= usage.entry;
    }
    return found;
  }

  /**
   * Entries that should go, each with what is wrong.
   *
   * @param isComplete - whether all cases of a family were run, so that an entry without a case is one too many
   */
  stale(isComplete: (family: string) => boolean): { entry: IgnoreEntry; problem: string }[] {
    return this.#entries.flatMap(({ entry, passed, failed }) => {
      if (failed > 0) return [];
      if (passed > 0) return [{ entry, problem: entry.id.includes("*") ? "all its cases pass" : "its case passes" }];
      return isComplete(entry.family) ? [{ entry, problem: "it matches no case" }] : [];
    });
  }
}

interface Usage {
  readonly entry: IgnoreEntry;
  readonly pattern: RegExp;
  passed: number;
  failed: number;
}

function patternOf(id: string): RegExp {
  return new RegExp(
    `^${id
      .split("*")
      .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"))
      .join(".*")}$`,
    "s",
  );
}
