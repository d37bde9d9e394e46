/** Finds the packages whose sources changed since they were built, and builds those. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../../../packages/core/src/errors/did-you-mean.ts";
import { GeneratorError } from "../load/generator-error.ts";
import { currentContent } from "../write/write-if-changed.ts";
import { bundlePackage } from "./bundle-package.ts";
import { compileDeclarations } from "./compile-declarations.ts";
import { folderState } from "./folder-state.ts";

export interface BuildOptions {
  /** The repository. */
  readonly root: string;
  /** Names; empty means all that were generated. */
  readonly services: readonly string[];
}

/**
 * Builds packages.
 *
 * @throws GeneratorError for a service that was not generated, and with the compiler's output when sources do not compile
 */
export async function buildPackages({ root, services }: BuildOptions): Promise<{ built: number; current: number }> {
  const packages = join(root, "packages/services");
  const stampDir = join(root, ".cache/build/services");
  const names = chooseServices(packages, services);
  const core = currentContent(join(root, ".cache/build/core")) ?? "";
  const toolchain = `${core} ${folderState(import.meta.dirname)} ${currentContent(join(root, "tsconfig.base.json"))}`;
  const work = names
    .map((name) => ({ name, state: `${toolchain} ${folderState(join(packages, name, "src"))}` }))
    .filter(
      ({ name, state }) => currentContent(join(stampDir, name)) !== state || !existsSync(join(packages, name, "dist/index.js")),
    );
  if (work.length === 0) return { built: 0, current: names.length };

  for (const { name } of work) {
    rmSync(join(stampDir, name), { force: true });
    removeStaleOutput(join(packages, name));
  }
  const folders = work.map(({ name }) => join(packages, name));
  const declarations = compileDeclarations(root, folders);
  const bundles = Promise.all(folders.map(bundlePackage));
  await Promise.all([declarations, bundles]);
  mkdirSync(stampDir, { recursive: true });
  for (const { name, state } of work) writeFileSync(join(stampDir, name), state);
  return { built: work.length, current: names.length - work.length };
}

function chooseServices(packages: string, wanted: readonly string[]): string[] {
  const generated = existsSync(packages)
    ? readdirSync(packages).filter((name) => existsSync(join(packages, name, "src/index.ts")))
    : [];
  if (generated.length === 0) throw new GeneratorError("No package has sources yet: run `pnpm generate` first.");
  for (const name of wanted) {
    if (generated.includes(name)) continue;
    const known = existsSync(join(packages, name, "package.json"));
    const hint = known ? ` Run \`pnpm generate ${name}\` first.` : didYouMean(name, generated);
    throw new GeneratorError(
      `Cannot build "${name}": ${known ? "its sources are not generated." : "there is no such package."}${hint}`,
    );
  }
  return wanted.length > 0 ? [...new Set(wanted)] : generated.sort();
}

/** Removes output of modules that are gone, and the compiler's notes when the output they speak of is gone. */
function removeStaleOutput(folder: string): void {
  const dist = join(folder, "dist");
  if (!existsSync(join(dist, "index.d.ts"))) rmSync(join(folder, "tsconfig.tsbuildinfo"), { force: true });
  if (!existsSync(dist)) return;
  for (const file of readdirSync(dist)) {
    if (!existsSync(join(folder, "src", file.replace(/(\.d)?\.(ts|js)$/, ".ts")))) rmSync(join(dist, file), { recursive: true });
  }
}
