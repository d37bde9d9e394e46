/**
 * `pnpm build [service...]`: builds `@boto3/core`, then the named generated packages, or all of them.
 */
import { buildCore } from "./build-core.ts";
import { runScript } from "./workspace/run-step.ts";

const services = process.argv.slice(2);
try {
  const started = performance.now();
  const built = await buildCore();
  console.log(`@boto3/core: ${built ? "built" : "up to date"} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  process.exitCode = (await runScript("codegen/src/build.ts", services, { echo: true })).code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
