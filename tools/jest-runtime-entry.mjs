/**
 * Writes, as source, the module that built service packages import (`codegen/src/build/runtime-entry.ts`), for unit tests: there it leads to
 * the sources of core, as every other import of core does, so that a test has one copy of it. `jest.config.mjs` maps the name to it.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MODULES = join(ROOT, "packages/core/src/codegen/v1");
const FOLDER = join(ROOT, ".cache/jest");

/** Writes it and gives its path. */
export function writeRuntimeEntry() {
  const files = readdirSync(MODULES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => join(MODULES, file));
  const { metafile } = buildSync({
    entryPoints: files,
    absWorkingDir: ROOT,
    outdir: "out",
    format: "esm",
    write: false,
    metafile: true,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const lines = Object.values(metafile.outputs).map(({ entryPoint, exports }) => {
    const file = resolve(ROOT, entryPoint);
    // As `runtimeName` says.
    const prefix = relative(MODULES, file).slice(0, -3).replaceAll(/\W/g, "$");
    return `export { ${exports.map((name) => `${name} as ${prefix}$${name}`).join(", ")} } from ${JSON.stringify(file)};\n`;
  });
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, "runtime-entry.ts");
  writeFileSync(path, lines.join(""));
  return path;
}
