/**
 * `pnpm test`: everything a change needs to pass on a developer's machine, in order of cost: types, unit tests, the wire
 * recordings, documentation and the quickstart. Quiet while things are well; the output of a part that fails is shown whole.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { prepareServices, TEST_SERVICES } from "./test-services.ts";
import { typecheck } from "./typecheck.ts";
import { ROOT } from "./workspace/root.ts";
import { runCommand, runScript, type CommandResult } from "./workspace/run-step.ts";
import { addCounts, closingLine, readClosingLine, type Counts } from "./workspace/tally.ts";

const JEST_REPORT = join(ROOT, ".cache/jest-report.json");

/** One part: runs to its end and says what it counted. */
interface Part {
  readonly name: string;
  readonly run: () => Promise<{ counts: Counts; output: string }>;
}

const PARTS: readonly Part[] = [
  {
    name: `generate and build ${TEST_SERVICES.length} services`,
    run: async () => {
      await prepareServices();
      return { counts: { passed: 0, failed: 0, skipped: 0 }, output: "" };
    },
  },
  { name: "types", run: types },
  { name: "unit tests", run: unitTests },
  { name: "wire recordings", run: () => counting("test/conformance/run.ts") },
  { name: "documentation", run: () => counting("test/docs/run.ts") },
  { name: "quickstart", run: async () => single(await runScript("tools/demo.ts")) },
];

/** Type-checks all projects; each counts as one check. */
async function types(): Promise<{ counts: Counts; output: string }> {
  const results = await typecheck();
  const failed = results.filter((result) => result.code !== 0);
  return {
    counts: { passed: results.length - failed.length, failed: failed.length, skipped: 0 },
    output: failed.map((result) => result.output).join("\n"),
  };
}

async function unitTests(): Promise<{ counts: Counts; output: string }> {
  rmSync(JEST_REPORT, { force: true });
  const result = await runCommand(process.execPath, [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    join(ROOT, "node_modules/jest/bin/jest.js"),
    "--json",
    `--outputFile=${JEST_REPORT}`,
    "--reporters=default",
    "--silent",
  ]);
  const report = JSON.parse(readFileSync(JEST_REPORT, "utf8")) as Record<string, number>;
  const suites = report["numRuntimeErrorTestSuites"] ?? 0;
  const counts = {
    passed: report["numPassedTests"] ?? 0,
    failed: (report["numFailedTests"] ?? 0) + suites,
    skipped: (report["numPendingTests"] ?? 0) + (report["numTodoTests"] ?? 0),
  };
  return { counts, output: result.output.replace(/^PASS .*\n/gm, "").replace(/^\{"numFailedTestSuites.*$/m, "") };
}

/** A script that ends with a closing line. */
async function counting(file: string): Promise<{ counts: Counts; output: string }> {
  const result = await runScript(file);
  const counts = readClosingLine(result.output);
  if (!counts) return { counts: { passed: 0, failed: 1, skipped: 0 }, output: result.output };
  const failed = counts.failed === 0 && result.code !== 0 ? 1 : counts.failed;
  return { counts: { ...counts, failed }, output: result.output };
}

function single(result: CommandResult): { counts: Counts; output: string } {
  const passed = result.code === 0 ? 1 : 0;
  return { counts: { passed, failed: 1 - passed, skipped: 0 }, output: result.output };
}

/** The beginning and the end of a long output. */
function shortened(output: string): string {
  const lines = output.split("\n");
  if (lines.length <= 260) return output;
  return [...lines.slice(0, 200), `... ${lines.length - 250} lines ...`, ...lines.slice(-50)].join("\n");
}

try {
  const all: Counts[] = [];
  for (const part of PARTS) {
    const started = performance.now();
    process.stdout.write(`${part.name} ... `);
    const { counts, output } = await part.run();
    all.push(counts);
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    console.log(counts.passed + counts.failed > 0 ? `${closingLine(counts)} (${seconds})` : seconds);
    if (counts.failed > 0) console.log(`\n${shortened(output.trim())}\n`);
  }
  const total = addCounts(all);
  console.log(closingLine(total));
  if (total.failed > 0) process.exitCode = 1;
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
