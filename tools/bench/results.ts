/**
 * What scenarios found: tables of numbers, kept as JSON beside the bench so that pages and targets are written from them
 * (`pnpm bench report`). A run with `--save` replaces the tables it made and leaves the others.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { BENCH } from "./lib/environment.mjs";
import { figure, table } from "./harness.ts";

/** A column of figures; `digits` behind the point where the figure is below 100. */
export interface Column {
  readonly name: string;
  readonly digits?: number;
}

/** One table: a label and a figure for each column in every row; null where there is none. */
export interface Result {
  /** `ddb-get`: unique in its scenario. */
  readonly id: string;
  readonly title: string;
  /** What the labels name. */
  readonly of: string;
  readonly columns: readonly Column[];
  readonly rows: ReadonlyArray<{ readonly label: string; readonly values: ReadonlyArray<number | null> }>;
}

/** A table with where it comes from. */
export interface SavedResult extends Result {
  /** Day of the run. */
  readonly date: string;
  /** `pnpm bench warm --ops=ddb-get`. */
  readonly command: string;
  readonly machine: string;
  readonly node: string;
  readonly commit: string;
}

/** All tables by scenario and id: `warm/ddb-get`. */
export type Results = ReadonlyMap<string, SavedResult>;

const FOLDER = join(BENCH, "results");

/** Takes in what a scenario finds: prints it, and keeps it when it is to be saved. */
export class Report {
  readonly #scenario: string;
  readonly #command: string;
  readonly #found: SavedResult[] = [];

  constructor(scenario: string, command: string) {
    this.#scenario = scenario;
    this.#command = command;
  }

  add(result: Result): void {
    console.log(`\n### ${result.title}\n${render(result)}`);
    const { columns, rows, ...rest } = result;
    const saved = { ...rest, date: new Date().toISOString().slice(0, 10), command: this.#command, ...surroundings() };
    this.#found.push({ ...saved, columns, rows: rows.map(({ label, values }) => ({ label, values: values.map(rounded) })) });
  }

  save(): void {
    const file = join(FOLDER, `${this.#scenario}.json`);
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SavedResult[]) : [];
    const all = new Map([...known, ...this.#found].map((result) => [result.id, result]));
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, `[\n${[...all.values()].map(oneRowALine).join(",\n")}\n]\n`);
  }
}

/** Reads what was saved. */
export function savedResults(): Results {
  const results = new Map<string, SavedResult>();
  for (const name of existsSync(FOLDER) ? readdirSync(FOLDER).sort() : []) {
    for (const result of JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as SavedResult[])
      results.set(`${name.replace(".json", "")}/${result.id}`, result);
  }
  return results;
}

/** A figure by the label of its row and the name of its column; undefined where there is none. */
export function valueOf(result: Result | undefined, label: string, column: string): number | undefined {
  const index = result?.columns.findIndex(({ name }) => name === column) ?? -1;
  return result?.rows.find((row) => row.label === label)?.values[index] ?? undefined;
}

/** The table as Markdown. */
export function render({ of, columns, rows }: Result): string {
  return table(
    [of, ...columns.map(({ name }) => name)],
    rows.map(({ label, values }) => [
      label,
      ...values.map((value, column) => figure(value ?? undefined, columns[column]!.digits)),
    ]),
  );
}

let known: Pick<SavedResult, "machine" | "node" | "commit"> | undefined;

function surroundings(): Pick<SavedResult, "machine" | "node" | "commit"> {
  const [cpu] = cpus();
  return (known ??= {
    machine: `${cpus().length} cores of ${cpu?.model.trim() ?? "an unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
    node: process.versions.node,
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: BENCH, encoding: "utf8" }).trim(),
  });
}

/** No more digits than a table shows. */
function rounded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(6));
}

/** JSON that changes by the line. */
function oneRowALine({ rows, ...rest }: SavedResult): string {
  const head = JSON.stringify(rest, undefined, 2).slice(0, -2);
  return `${head},\n  "rows": [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n")}\n  ]\n}`.replace(/^/gm, "  ");
}
