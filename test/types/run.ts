/**
 * Type budgets: programs with one call, and with the resources of S3 and EC2, compile against the built packages within their counts, so that
 * completions on `bucket.` stay quick.
 *
 *     pnpm test:types
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareServices } from "../../tools/test-services.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { runProgram } from "../../tools/workspace/run-step.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { TYPE_BUDGETS, type TypeBudget } from "./budgets.ts";

/** Inside `examples`, so that imports resolve to the packages as built. */
const FOLDER = join(ROOT, "examples/.types");

const tally = new Tally();
await prepareServices([...new Set(TYPE_BUDGETS.map(({ service }) => service))]);
try {
  for (const budget of TYPE_BUDGETS) await tally.check(`types for ${budget.name}`, () => measure(budget));
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}
tally.close();

async function measure({ name, code, types, instantiations }: TypeBudget): Promise<string> {
  const folder = join(FOLDER, name.replaceAll(" ", "-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "program.ts"), `${code}\n`);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] }),
  );
  const { code: exit, output } = await runProgram("typescript/bin/tsc", [
    "-p",
    folder,
    "--extendedDiagnostics",
    "--pretty",
    "false",
  ]);
  if (exit !== 0) throw new Error(output);
  const counted = { types: countOf("Types", output), instantiations: countOf("Instantiations", output) };
  const line = `${counted.types} types of ${types}, ${counted.instantiations} instantiations of ${instantiations}`;
  if (counted.types > types || counted.instantiations > instantiations) throw new Error(`more than the budget: ${line}`);
  return line;
}

function countOf(name: string, output: string): number {
  const count = new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(output)?.[1];
  if (count === undefined) throw new Error(`The compiler said nothing of ${name}:\n${output}`);
  return Number(count);
}
