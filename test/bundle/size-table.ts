/** Measures bundles and prints them as a table. */
import { gzipSync } from "node:zlib";
import { BUNDLE_CASES, EC2_OVER_SQS_KIB, LATER_KIB, type BundleCase, type Target } from "./budgets.ts";
import { BUNDLERS, bundleWithoutLater } from "./bundlers.ts";
import { writeEntry, type Project } from "./install.ts";

/** A measured bundle, in KiB. */
export interface SizeRow {
  readonly case: BundleCase;
  readonly target: Target;
  readonly minified: number;
  readonly gzip: number;
  /** What is loaded by `import()` when it is needed, minified. */
  readonly later: number;
}

/** Bundles every case for both targets with esbuild, minified; what a program loads at once, and what it may load later. */
export async function measureSizes(project: Project): Promise<SizeRow[]> {
  const rows: SizeRow[] = [];
  for (const bundleCase of BUNDLE_CASES) {
    const entry = writeEntry(project, bundleCase);
    for (const target of ["node", "browser"] as const) {
      const { all } = await BUNDLERS["esbuild"]!(entry, target, true);
      const atOnce = await bundleWithoutLater(entry, target);
      rows.push({
        case: bundleCase,
        target,
        minified: Buffer.byteLength(atOnce) / 1024,
        gzip: gzipSync(atOnce).length / 1024,
        later: (Buffer.byteLength(all) - Buffer.byteLength(atOnce)) / 1024,
      });
    }
  }
  return rows;
}

/** What a row exceeds, as a sentence; undefined when it is within its budget. */
export function excess(row: SizeRow, rows: readonly SizeRow[]): string | undefined {
  const budget = row.case.budgets[row.target];
  if (row.minified > budget.minified) return `${row.minified.toFixed(1)} KiB minified, budget ${budget.minified}`;
  if (row.gzip > budget.gzip) return `${row.gzip.toFixed(1)} KiB gzipped, budget ${budget.gzip}`;
  const ceiling = LATER_KIB[row.target];
  if (row.later > ceiling) return `${row.later.toFixed(1)} KiB minified are loaded later, budget ${ceiling}`;
  const sqs = rows.find((other) => other.case.service === "sqs" && other.target === row.target);
  if (row.case.service === "ec2" && sqs && row.minified > sqs.minified + EC2_OVER_SQS_KIB) {
    return `${(row.minified - sqs.minified).toFixed(1)} KiB over SQS, allowed ${EC2_OVER_SQS_KIB}`;
  }
  return undefined;
}

/** The table as Markdown, which reads well in a terminal too. */
export function sizeTable(rows: readonly SizeRow[]): string {
  const lines = [
    ["one call", "runs in", "minified KiB", "budget", "goal", "gzip KiB", "budget", "goal", "later KiB", "budget"],
    ...rows.map((row) => [
      `${row.case.service} ${row.case.operation}`,
      row.target,
      row.minified.toFixed(1),
      ...[row.case.budgets, row.case.goals].map((sizes) => `${sizes[row.target].minified}`),
      row.gzip.toFixed(1),
      ...[row.case.budgets, row.case.goals].map((sizes) => `${sizes[row.target].gzip}`),
      row.later.toFixed(1),
      `${LATER_KIB[row.target]}`,
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const render = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column < 2 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [render(lines[0]!), rule, ...lines.slice(1).map(render)].join("\n");
}
