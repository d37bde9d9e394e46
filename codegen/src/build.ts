/**
 * Builds generated packages, `tsx codegen/src/build.ts [service...]`: declarations of all of them in one batch of the TypeScript
 * compiler (one run per package would take thirty times longer), and per package two flat JavaScript files, `index.js` and
 * `register.js`, which load faster than one file per module. Core has to be built before.
 */
import { join } from "node:path";
import { buildPackages } from "./build/build-packages.ts";
import { GeneratorError } from "./load/generator-error.ts";

const ROOT = join(import.meta.dirname, "../..");

/** @returns the exit code */
async function main(services: readonly string[]): Promise<number> {
  const started = performance.now();
  try {
    const { built, current } = await buildPackages({ root: ROOT, services });
    console.log(
      `${built} service packages built, ${current} up to date (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
    return 0;
  } catch (error) {
    console.error(error instanceof GeneratorError ? error.message : error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
