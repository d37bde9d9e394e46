/** `pnpm typecheck`: every package written by hand under its own settings, then generator, tools and tests, then the examples. */
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { libraries } from "./workspace/libraries.ts";
import { ROOT } from "./workspace/root.ts";
import { runProgram, type CommandResult } from "./workspace/run-step.ts";

/** Runs the compiler on each project; packages and the test services have to be built. */
export async function typecheck(): Promise<CommandResult[]> {
  const packages = libraries().map(({ folder }) => [relative(ROOT, folder), "--noEmit"]);
  const results: CommandResult[] = [];
  for (const project of [...packages, ["."], ["examples"]])
    results.push(await runProgram("typescript/bin/tsc", ["-p", ...project]));
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const { code, output } of await typecheck()) {
    if (code === 0) continue;
    console.error(output);
    process.exitCode = 1;
  }
}
