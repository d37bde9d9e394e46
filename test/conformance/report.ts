/** Collects how cases went, and tells it: tables for people, JSON for tools. */
import type { Mismatch } from "./case.ts";
import type { IgnoreEntry } from "./ignore-list.ts";

export interface Failure extends Mismatch {
  readonly family: string;
  readonly group: string;
  readonly id: string;
}

export interface Skip {
  readonly family: string;
  readonly group: string;
  readonly id: string;
  readonly reason: string;
  readonly waitingFor?: string | undefined;
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const SHOWN_PER_FAMILY = 15;

export class Report {
  readonly failures: Failure[] = [];
  readonly skips: Skip[] = [];
  readonly total: Count = { passed: 0, failed: 0, skipped: 0 };
  readonly #families: Map<string, Count> = new Map();
  readonly #groups: Map<string, Count> = new Map();

  passed(family: string, group: string): void {
    this.#add(family, group, "passed");
  }

  failed(failure: Failure): void {
    this.failures.push(failure);
    this.#add(failure.family, failure.group, "failed");
  }

  skipped(skip: Skip): void {
    this.skips.push(skip);
    this.#add(skip.family, skip.group, "skipped");
  }

  stale(entry: IgnoreEntry, problem: string): void {
    const line = `ignore-list.json: take out this entry, ${problem}`;
    this.failed({
      family: "ignore-list",
      group: entry.family,
      id: entry.id,
      expected: entry.reason,
      actual: problem,
      differences: [line],
    });
  }

  countOf(family: string): Count {
    return this.#families.get(family) ?? { passed: 0, failed: 0, skipped: 0 };
  }

  #add(family: string, group: string, outcome: keyof Count): void {
    this.total[outcome]++;
    for (const [counts, key] of [
      [this.#families, family],
      [this.#groups, group],
    ] as const) {
      const count = counts.get(key) ?? { passed: 0, failed: 0, skipped: 0 };
      count[outcome]++;
      counts.set(key, count);
    }
  }

  /** Failures with their first difference, then the tables, then the line of totals. */
  format(): string {
    const lines: string[] = [];
    for (const family of this.#families.keys()) {
      const failures = this.failures.filter((failure) => failure.family === family);
      for (const { id, differences } of failures.slice(0, SHOWN_PER_FAMILY)) {
        lines.push(`FAILED ${family} ${id}`, ...differences.slice(0, 3).map((difference) => `    ${difference}`));
      }
      if (failures.length > SHOWN_PER_FAMILY) lines.push(`... and ${failures.length - SHOWN_PER_FAMILY} more in ${family}`);
    }
    lines.push("", ...table("family", this.#families), "", ...table("service or group", sorted(this.#groups)), "");
    const { passed, failed, skipped } = this.total;
    lines.push(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return lines.join("\n");
  }

  toJson(vectors: string): string {
    const content = {
      vectors,
      total: this.total,
      families: Object.fromEntries(this.#families),
      groups: Object.fromEntries(sorted(this.#groups)),
      failures: this.failures,
      skipped: this.skips,
    };
    return `${JSON.stringify(content, undefined, 1)}\n`;
  }
}

function sorted(counts: ReadonlyMap<string, Count>): Map<string, Count> {
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function table(title: string, counts: ReadonlyMap<string, Count>): string[] {
  const width = Math.max(title.length, ...[...counts.keys()].map((key) => key.length));
  const row = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join("");
  return [
    row(title, ["passed", "failed", "skipped"]),
    ...[...counts].map(([name, { passed, failed, skipped }]) => row(name, [passed, failed, skipped])),
  ];
}
