/**
 * Builds `packages/core/dist`: few flat JavaScript files (one per entry, what entries share in chunks) so that a process loads
 * little, and one declaration file per source. `@smithy/signature-v4` is inlined from its ES modules: through its CommonJS entry it
 * costs 48 ms at start. `#platform` stays an import, so that Node and bundlers choose the platform by condition; what the
 * platforms load by `import()` becomes a file of its own.
 *
 *     tsx tools/build-core.ts [--force]
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { fingerprint, isUpToDate, writeStamp } from "./workspace/fingerprint.ts";
import { ROOT } from "./workspace/root.ts";
import { runProgram } from "./workspace/run-step.ts";

const CORE = join(ROOT, "packages/core");
const SOURCE = join(CORE, "src");
const DIST = join(CORE, "dist");
const STAMP = join(ROOT, ".cache/build/core");

/** What the build read, hashed. */
function inputs(): string {
  const files = [
    SOURCE,
    join(CORE, "package.json"),
    join(CORE, "tsconfig.json"),
    join(ROOT, "tsconfig.base.json"),
    import.meta.filename,
  ];
  return fingerprint(files, [readFileSync(join(ROOT, "pnpm-lock.yaml"), "utf8")]);
}

/** Source files that become entries: the root, every module generated code may import, and both platforms. */
function entryPoints(): Record<string, string> {
  const entries: Record<string, string> = {};
  const add = (name: string): void => {
    entries[name] = join(SOURCE, `${name}.ts`);
  };
  for (const name of ["index", "platform/node", "platform/web"]) add(name);
  for (const folder of ["codegen/v1", "codegen/v1/customizations", "codegen/v1/signers"]) {
    if (!existsSync(join(SOURCE, folder))) continue;
    for (const file of readdirSync(join(SOURCE, folder))) {
      if (file.endsWith(".ts") && !file.endsWith(".test.ts")) add(`${folder}/${file.slice(0, -3)}`);
    }
  }
  return entries;
}

/**
 * Builds core unless the output is current.
 *
 * @returns whether something was built
 * @throws Error with the compiler's output when the sources do not compile
 */
export async function buildCore(options: { force?: boolean } = {}): Promise<boolean> {
  const print = inputs();
  if (!options.force && isUpToDate(STAMP, print) && existsSync(join(DIST, "index.js")) && existsSync(join(DIST, "index.d.ts")))
    return false;
  // Built beside the old output and then put in its place, so that programs running meanwhile never see half of it.
  const fresh = `${DIST}-${process.pid}`;
  const declarations = runProgram("typescript/bin/tsc", ["-p", "packages/core", "--emitDeclarationOnly", "--outDir", fresh]);
  try {
    await bundle(fresh);
    const { code, output } = await declarations;
    if (code !== 0) throw new Error(`The declarations of @boto3/core could not be made:\n${output}`);
    finishDeclarations(fresh);
    rmSync(STAMP, { force: true });
    if (existsSync(DIST)) renameSync(DIST, `${fresh}-stale`);
    renameSync(fresh, DIST);
  } finally {
    await declarations;
    for (const folder of [fresh, `${fresh}-stale`]) rmSync(folder, { recursive: true, force: true });
  }
  writeStamp(STAMP, print);
  return true;
}

async function bundle(outdir: string): Promise<void> {
  await build({
    entryPoints: entryPoints(),
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: "shared/[name]-[hash]",
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    external: ["#platform", "node:*"],
    legalComments: "none",
    logLevel: "silent",
    logOverride: { "unsupported-dynamic-import": "silent" },
  });
}

/**
 * `tsc` leaves `./x.ts` in declarations, where consumers have only `./x.js` with its `./x.d.ts`; and it leaves out the library that
 * declares `AsyncDisposable`, which a consumer's `lib` need not have.
 */
function finishDeclarations(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".d.ts")) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    let changed = text.replace(/((?:from|import)\s*\(?\s*"\.{1,2}\/[^"]*)\.ts"/g, '$1.js"');
    if (/\bAsyncDisposable\b|\basyncDispose\b/.test(text)) changed = `/// <reference lib="esnext.disposable" />\n${changed}`;
    if (changed !== text) writeFileSync(file, changed);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const started = performance.now();
  try {
    const built = await buildCore({ force: process.argv.includes("--force") });
    console.log(`@boto3/core: ${built ? "built" : "up to date"} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
