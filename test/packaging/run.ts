/**
 * Packaging test: what is published installs and works in an empty project, with npm and with pnpm's strict layout, by `import`
 * and `require`, in TypeScript under `nodenext`, and in Jest compiled to CommonJS; publint and attw find nothing.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { startEmulators } from "../../tools/emulators/launch.ts";
import { packPackages, runPnpm, serviceFolder, type Tarball } from "../../tools/pack.ts";
import { prepareServices } from "../../tools/test-services.ts";
import { libraries } from "../../tools/workspace/libraries.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { runCommand, runProgram, type CommandResult } from "../../tools/workspace/run-step.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { JAVASCRIPT_CONSUMER, JEST_CONSUMER, TYPESCRIPT_CONSUMER, writeProject } from "./consumer-projects.ts";
import { jestRecipe } from "./jest-recipe.ts";

const SERVICES = ["s3", "sqs", "dynamodb"];
const require = createRequire(import.meta.url);

/** The output of a command that must succeed. */
async function mustSucceed(running: Promise<CommandResult>): Promise<string> {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`exit code ${code}\n${output}`);
  return output;
}

const tally = new Tally();
const parent = mkdtempSync(join(tmpdir(), "boto3-packaging-"));
const emulators = await startEmulators();
const env: NodeJS.ProcessEnv = { ...process.env, ...emulators.environment };
try {
  await prepareServices(SERVICES);
  const tarballs = await packPackages(
    [...libraries().map((library) => library.folder), ...SERVICES.map(serviceFolder)],
    join(parent, "tarballs"),
  );
  for (const tarball of tarballs) await checkTarball(tarball);

  const npm = writeProject(parent, "with-npm", tarballs, JAVASCRIPT_CONSUMER);
  const install = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  if (await tally.check("npm installs", async () => void (await mustSucceed(runCommand("npm", install, { cwd: npm }))))) {
    await checkJavaScript("npm", npm);
    await checkTypeScript("npm", npm);
    await checkJest(npm);
  }

  const pnpm = writeProject(parent, "with-pnpm", tarballs, JAVASCRIPT_CONSUMER);
  // What our packages need of each other comes from the tarballs, too: nothing is published while this runs.
  const ours = tarballs.map(({ name, file }) => `  "${name}": "file:${file}"\n`).join("");
  const settings = `strictPeerDependencies: true\nautoInstallPeers: false\nhoist: false\noverrides:\n${ours}`;
  writeFileSync(join(pnpm, "pnpm-workspace.yaml"), settings);
  const strict = ["install", "--offline", "--ignore-scripts"];
  if (await tally.check("pnpm installs, strictly", async () => void (await mustSucceed(runPnpm(strict, pnpm))))) {
    await checkJavaScript("pnpm", pnpm);
    await checkTypeScript("pnpm", pnpm);
  }
} finally {
  await emulators.stop();
  rmSync(parent, { recursive: true, force: true });
}
tally.close();

async function checkTarball(tarball: Tarball): Promise<void> {
  const folder = join(parent, "unpacked", tarball.name);
  mkdirSync(folder, { recursive: true });
  await mustSucceed(runCommand("tar", ["-xzf", tarball.file, "--strip-components=1", "-C", folder]));
  await tally.check(`${tarball.name} carries its licence, notice and README`, () => {
    const missing = ["LICENSE", "NOTICE", "README.md", "package.json", "dist/index.js", "dist/index.d.ts"].filter(
      (file) => !existsSync(join(folder, file)),
    );
    if (missing.length > 0) throw new Error(`missing: ${missing.join(", ")}`);
  });
  await tally.check(`${tarball.name} is clean for publint`, async () => {
    const { messages, pkg } = await publint({ pkgDir: folder, level: "warning", strict: true });
    if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg)).join("\n"));
  });
  await tally.check(`${tarball.name} is clean for attw`, async () => {
    const args = [tarball.file, "--profile", "esm-only", "--format", "ascii", "--no-color", "--no-emoji"];
    await mustSucceed(runProgram("@arethetypeswrong/cli/dist/index.js", args));
  });
}

async function checkJavaScript(manager: string, folder: string): Promise<void> {
  for (const file of ["import.mjs", "require.cjs"]) {
    await tally.check(`${manager}: ${file} makes its calls`, async () => {
      const name = `${manager}-${file.split(".")[0]}`;
      const output = await mustSucceed(
        runCommand(process.execPath, ["--disable-warning=ExperimentalWarning", file, name], { cwd: folder, env }),
      );
      const result = JSON.parse(output) as { bucket: boolean; queue: string };
      if (!result.bucket || !result.queue.endsWith(`/${name}`)) throw new Error(`unexpected result ${output}`);
    });
  }
  await tally.check(`${manager}: import and require share their classes`, async () => {
    const args = ["--disable-warning=ExperimentalWarning", "same-classes.cjs"];
    const output = await mustSucceed(runCommand(process.execPath, args, { cwd: folder }));
    if (output.trim() !== "one copy") throw new Error(output);
  });
}

async function checkTypeScript(manager: string, folder: string): Promise<void> {
  for (const [file, text] of Object.entries(TYPESCRIPT_CONSUMER)) writeFileSync(join(folder, file), text);
  await tally.check(`${manager}: TypeScript consumer under nodenext`, async () => {
    await mustSucceed(runProgram("typescript/bin/tsc", ["-p", folder], { cwd: folder }));
  });
}

async function checkJest(folder: string): Promise<void> {
  for (const [file, text] of Object.entries({ ...JEST_CONSUMER, "jest.config.cjs": jestRecipe() })) {
    writeFileSync(join(folder, file), text);
  }
  // The compiler a Jest project has beside our packages; linked, because the project installs nothing from a registry.
  mkdirSync(join(folder, "node_modules/@swc"), { recursive: true });
  for (const name of ["@swc/jest", "@swc/core"]) {
    symlinkSync(join(require.resolve(`${name}/package.json`), ".."), join(folder, "node_modules", name));
  }
  await tally.check("Jest compiled to CommonJS, by the recipe of docs/jest.md", async () => {
    const args = ["--config", "jest.config.cjs", "--rootDir", folder, "--no-cache"];
    await mustSucceed(runCommand(process.execPath, [join(ROOT, "node_modules/jest/bin/jest.js"), ...args], { cwd: folder, env }));
  });
}
