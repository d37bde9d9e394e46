/**
 * `pnpm bench [scenario] [--flag=value ...]`: our SDK beside its peers, on one machine in one run. Without a scenario, the list of
 * them. Installs the peers into `.cache/bench` at the first run.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Scenario } from "./harness.ts";
import { BENCH } from "./lib/environment.mjs";
import { installOurs, installPeers } from "./setup.ts";

const names = readdirSync(join(BENCH, "scenarios"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  if (name !== undefined) console.error(`There is no scenario "${name}".`);
  for (const each of names) console.log(`pnpm bench ${each.padEnd(9)} ${(await load(each)).usage}`);
  process.exitCode = name === undefined ? 0 : 2;
} else {
  const flags = Object.fromEntries(rest.map((argument) => /^--([^=]+)=?(.*)$/.exec(argument)?.slice(1) ?? [argument, ""]));
  installPeers();
  await installOurs();
  await (await load(name)).run(flags);
}

async function load(scenario: string): Promise<Scenario> {
  const module = (await import(pathToFileURL(join(BENCH, "scenarios", `${scenario}.ts`)).href)) as { scenario: Scenario };
  return module.scenario;
}
