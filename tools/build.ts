/**
 * `pnpm build [service...]`: builds the packages written by hand, then the named generated packages, or all of them.
 */
import { buildLibraries, describeBuild } from "./build-libraries.ts";
import { runScript } from "./workspace/run-step.ts";

const services = process.argv.slice(2);
try {
  const started = performance.now();
  const built = await buildLibraries();
  console.log(`packages: ${describeBuild(built)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  process.exitCode = (await runScript("codegen/src/build.ts", services, { echo: true })).code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
