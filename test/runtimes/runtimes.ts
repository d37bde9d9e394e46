/** The runtimes that the packages are for, each with the way its scenario is run. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { runCommand } from "../../tools/workspace/run-step.ts";
import { findChromium, runInBrowser } from "./browser.ts";
import { installRuntimes, type RuntimeName } from "./installed.ts";
import { runInWorkerd } from "./workerd.ts";

/** Where emulators listen. */
export interface Endpoints {
  /** Of S3 and SQS. */
  readonly endpointUrl: string;
  readonly dynamodbEndpointUrl: string;
}

/** One step of a scenario. */
export interface Outcome {
  readonly name: string;
  readonly problem?: string;
}

/** A runtime that is there, or why it is not. */
export type Runtime = { readonly name: string } & (
  | { readonly run: (folder: string, endpoints: Endpoints) => Promise<readonly Outcome[]> }
  | { readonly missing: string }
);

const MAIN = `import process from "node:process";
import { scenario } from "./scenario.mjs";
import { scenarioOfFiles } from "./scenario-of-files.mjs";
const endpoints = JSON.parse(process.env.ENDPOINTS);
const main = async () => [...(await scenario(endpoints)), ...(await scenarioOfFiles(endpoints))];
main().then((outcomes) => {
  console.log(JSON.stringify(outcomes));
  process.exit(0);
});
`;

/** All of them. */
export async function runtimes(): Promise<readonly Runtime[]> {
  const programs = await installRuntimes();
  const installed = (name: RuntimeName, run: (program: string) => Runtime): Runtime => {
    const program = programs.get(name);
    return program === undefined
      ? { name, missing: `there is no ${name} for ${process.platform} on ${process.arch}` }
      : run(program);
  };
  const chromium = findChromium();
  return [
    { name: `node ${process.versions.node}`, run: (...place) => runMain([process.execPath], ...place) },
    { name: "node, one CommonJS file of esbuild", run: runBundled },
    installed("node22", (program) => ({ name: "node 22", run: (...place) => runMain([program], ...place) })),
    installed("node24", (program) => ({ name: "node 24", run: (...place) => runMain([program], ...place) })),
    installed("bun", (program) => ({ name: "bun", run: (...place) => runMain([program, "run"], ...place) })),
    installed("deno", (program) => ({ name: "deno", run: (...place) => runMain([program, "run", "--allow-all"], ...place) })),
    installed("workerd", (program) => ({ name: "workerd", run: (...place) => runInWorkerd(program, ...place) })),
    chromium === undefined
      ? { name: "chromium", missing: "no Chromium was found, and none could be installed" }
      : { name: "chromium", run: (...place) => runInBrowser(chromium, ...place) },
  ];
}

/** As functions are deployed: one file, without `import`. */
async function runBundled(folder: string, endpoints: Endpoints): Promise<readonly Outcome[]> {
  writeFileSync(join(folder, "main.js"), MAIN);
  await build({
    entryPoints: [join(folder, "main.js")],
    outfile: join(folder, "main.cjs"),
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  return runProgram([process.execPath], "main.cjs", folder, endpoints);
}

/** Runs the scenarios as a program. */
async function runMain(command: readonly string[], folder: string, endpoints: Endpoints): Promise<readonly Outcome[]> {
  writeFileSync(join(folder, "main.js"), MAIN);
  return runProgram(command, "main.js", folder, endpoints);
}

async function runProgram(
  command: readonly string[],
  file: string,
  folder: string,
  endpoints: Endpoints,
): Promise<readonly Outcome[]> {
  const [program = "", ...args] = command;
  const env = { PATH: process.env["PATH"], HOME: folder, DENO_DIR: join(folder, "deno"), ENDPOINTS: JSON.stringify(endpoints) };
  const { code, output } = await runCommand(program, [...args, file], { cwd: folder, env });
  const line = output.split("\n").find((text) => text.startsWith("[{"));
  if (code !== 0 || line === undefined) throw new Error(`${command.join(" ")} ended with code ${code}:\n${output}`);
  return JSON.parse(line) as Outcome[];
}
