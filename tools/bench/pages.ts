/**
 * Writes saved results into the pages that show them: whatever stands between `<!-- bench: name -->` and `<!-- /bench -->` is replaced.
 * A name is a table's (`cold/ddb-getitem`) or one of the views below.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../workspace/root.ts";
import { figure, table } from "./harness.ts";
import { chart } from "./plot.ts";
import { render, savedResults, valueOf, type Results, type SavedResult } from "./results.ts";
import { measured, TARGETS } from "./targets.ts";
import { OPS } from "./lib/raw-operations.mjs";

/** Pages with marks, from the root. */
export const PAGES: readonly string[] = ["docs/performance.md", "README.md"];
export const CHART = "docs/performance-growth.svg";

const MARKED = /(<!-- bench: (\S+) -->\n)[^]*?(<!-- \/bench -->)/g;

const VIEWS: Readonly<Record<string, (results: Results) => string>> = {
  targets,
  missed,
  summary,
  surroundings,
  "warm-cpu": warmCpu,
};

/** Rewrites the pages and the chart. */
export function writePages(): void {
  const results = savedResults();
  for (const page of PAGES) {
    const file = join(ROOT, page);
    const text = readFileSync(file, "utf8");
    const written = filled(text, results);
    if (written !== text) writeFileSync(file, written);
    console.log(`${page}: ${written === text ? "as it was" : "written"}`);
  }
  writeFileSync(join(ROOT, CHART), chart(growth(results)));
}

/**
 * A page with its marked parts written anew.
 *
 * @throws Error for a mark that names no table
 */
export function filled(text: string, results: Results): string {
  return text.replace(MARKED, (_, start: string, name: string, end: string) => `${start}\n${view(name, results)}\n\n${end}`);
}

/** The tables of the chart. */
export function growth(results: Results): SavedResult[] {
  return [...results].filter(([name]) => name.startsWith("growth/")).map(([, result]) => result);
}

function view(name: string, results: Results): string {
  const made = VIEWS[name]?.(results);
  if (made !== undefined) return made;
  const result = results.get(name);
  if (!result) throw new Error(`There is no table "${name}": run \`pnpm bench ${name.split("/")[0]} --save\`.`);
  return `${result.title} (\`${result.command}\`, ${result.date}):\n\n${render(result)}`;
}

/** Each target beside what was measured. */
function targets(results: Results): string {
  const rows = TARGETS.map((target) => {
    const { ours, theirs, limit } = measured(target, results);
    const { measure, unit, digits } = target;
    const answer = ours === undefined ? "not measured" : ours <= limit ? "yes" : "**no**";
    return [`${measure}, ${unit}`, figure(limit, digits), figure(ours, digits), figure(theirs, digits), answer];
  });
  return table(["measure", "at most", "ours", "v3", "met"], rows);
}

/** What is missed, and why; a reason that several share stands once. */
function missed(results: Results): string {
  const lines = new Map<string, string[]>();
  for (const target of TARGETS) {
    const { ours, limit } = measured(target, results);
    if (ours === undefined || ours <= limit) continue;
    const { measure, unit, digits, why = "Not explained yet." } = target;
    const line = `${measure}: ${figure(ours, digits)} instead of ${figure(limit, digits)} ${unit}`;
    lines.set(why, [...(lines.get(why) ?? []), line]);
  }
  if (lines.size === 0) return "Nowhere.";
  return [...lines].map(([why, measures]) => `- ${measures.join("; ")}. ${why}`).join("\n");
}

/** The few figures of the README. */
function summary(results: Results): string {
  const at = (name: string, label: string, column: string, digits = 0): string =>
    figure(valueOf(results.get(name), label, column), digits);
  const row = (measure: string, name: string, column: string, suffix = "", digits = 0): string[] => [
    measure,
    at(name, `ours${suffix}`, column, digits),
    at(name, `AWS SDK v3${suffix}`, column, digits),
  ];
  return table(
    ["", "ours", "AWS SDK for JavaScript v3"],
    [
      row("CPU of a warm GetItem, us", "warm/ddb-get", "CPU us c32"),
      row("CPU of a warm ListObjectsV2 of 1,000 keys, us", "warm/s3-list", "CPU us c32"),
      row("start, client and first call over bare Node, ms CPU", "cold/ddb-getitem", "CPU ms", " esm, call"),
      row("bundle of S3's GetObject, loaded at start, KiB minified", "bundle/s3-getobject", "node at start"),
      row("install of S3, DynamoDB and SQS, MB on disk", "install/footprint", "MB on disk", ": S3, DynamoDB, SQS", 1),
      row("clients of S3, DynamoDB, SQS and EC2, MiB over bare Node", "memory/four-clients", "over bare Node", " esm"),
      row("a presigned address, us CPU", "presign/get-object", "CPU us/URL"),
      row("type-check of one call of EC2 over no SDK, ms CPU", "typecheck/one-operation", "CPU over none", " EC2"),
    ],
  );
}

/** When, where and with what. */
function surroundings(results: Results): string {
  const all = [...results.values()];
  const each = (key: "date" | "machine" | "node" | "commit"): string =>
    [...new Set(all.map((result) => result[key]))].sort().join("; ");
  const { peers, python } = JSON.parse(readFileSync(join(import.meta.dirname, "peers.json"), "utf8")) as Record<string, string[]>;
  const isShort = all.some(({ command }) => / --(ms=250|mib=128)\b/.test(command));
  return `- date: ${each("date")}${isShort ? "; a short run (`--quick`), good for orders of magnitude only" : ""}\n- machine: ${each("machine")}\n- Node: ${each("node")}\n- commit: ${each("commit")}\n- peers: ${[
    ...peers!,
    ...python!,
  ]
    .map((name) => `\`${name}\``)
    .join(", ")}`;
}

/** Warm calls in one table: CPU us a call at 32 at once, and how many times the bare client's. */
function warmCpu(results: Results): string {
  const clients = [...new Set(OPS.flatMap((op) => (results.get(`warm/${op}`)?.rows ?? []).map(({ label }) => label)))];
  const rows = OPS.map((op) => [
    op,
    ...clients.map((label) => {
      const result = results.get(`warm/${op}`);
      const cost = valueOf(result, label, "CPU us c32");
      return cost === undefined ? "-" : `${figure(cost, 0)} (${figure(valueOf(result, label, "x bare c32"), 1)})`;
    }),
  ]);
  return table(["operation", ...clients], rows);
}
