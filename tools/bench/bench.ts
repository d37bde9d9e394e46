/**
 * `pnpm bench [scenario] [--flag=value ...]`: our SDK beside its peers, on one machine in one run. Without a scenario, the list of
 * them. `--save` keeps the tables in `results/`, `pnpm bench report` writes the pages from there, and `pnpm bench all` does both for
 * every scenario. Installs the peers into `.cache/bench` at the first run.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Flags, Scenario } from "./harness.ts";
import { BENCH } from "./lib/environment.mjs";
import { writePages } from "./pages.ts";
import { Report } from "./results.ts";
import { installOurs, installPeers } from "./setup.ts";

const names = readdirSync(join(BENCH, "scenarios"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));
/** Flags of a run of all that only shows that everything works. */
const QUICK: Flags = { rounds: "2", ms: "250", mib: "128", "warm-requests": "3000", "warm-ms": "3000" };
const [name, ...rest] = process.argv.slice(2);
const flags: Flags = Object.fromEntries(rest.map((argument) => /^--([^=]+)=?(.*)$/.exec(argument)?.slice(1) ?? [argument, ""]));

if (name === "report") await writePages();
else if (name === "all") {
  await install();
  const { quick, ...others } = flags;
  for (const each of names)
    if (!(await load(each)).isTool) await run(each, { ...(quick === undefined ? {} : QUICK), ...others, save: "" });
  await writePages();
} else if (name === undefined || !names.includes(name)) {
  if (name !== undefined) console.error(`There is no scenario "${name}".`);
  for (const each of names) console.log(`pnpm bench ${each.padEnd(9)} ${(await load(each)).usage}`);
  console.log("pnpm bench all       every scenario, saved, and the pages written; --quick: few rounds");
  console.log("pnpm bench report    the pages, from what was saved with --save");
  process.exitCode = name === undefined ? 0 : 2;
} else {
  await install();
  await run(name, flags);
}

async function install(): Promise<void> {
  installPeers();
  await installOurs();
}

async function run(name: string, { save, ...others }: Flags): Promise<void> {
  const scenario = await load(name);
  const words = Object.entries(others)
    .filter(([flag]) => scenario.usage.includes(`--${flag}=`))
    .map(([flag, value]) => ` --${flag}=${value}`);
  const command = `pnpm bench ${name}${words.join("")}`;
  console.log(`\n## ${command}`);
  const report = new Report(name, command);
  await scenario.run(others, report);
  if (save !== undefined) report.save();
}

async function load(scenario: string): Promise<Scenario> {
  const module = (await import(pathToFileURL(join(BENCH, "scenarios", `${scenario}.ts`)).href)) as { scenario: Scenario };
  return module.scenario;
}
