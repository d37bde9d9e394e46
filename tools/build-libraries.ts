/**
 * Builds the `dist` of packages written by hand: two flat JavaScript files and a line for each entry, so that a process loads few
 * files, and declarations joined in the same way (`join-declarations.ts`). `#platform` and its like stay imports, so that Node and bundlers choose the platform by
 * condition; what the platforms load by `import()` becomes a file of its own.
 *
 *     tsx tools/build-libraries.ts [--force]
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build as esbuild } from "esbuild";
import { rolldown, type ChunkingContext, type CodeSplittingNameFunction } from "rolldown";
import { COMMON_ENTRY, COMMON_MODULES, RUNTIME_FOLDER, runtimeName, WHOLE_ENTRY } from "../codegen/src/build/runtime-entry.ts";
import { joinDeclarations } from "./join-declarations.ts";
import { fingerprint, isUpToDate, writeStamp } from "./workspace/fingerprint.ts";
import { libraries, type Library } from "./workspace/libraries.ts";
import { ROOT } from "./workspace/root.ts";
import { runProgram } from "./workspace/run-step.ts";

/**
 * Builds those whose output is not current.
 *
 * @returns the names of the packages built
 * @throws Error with the compiler's output when sources do not compile
 */
export async function buildLibraries(options: { force?: boolean } = {}): Promise<string[]> {
  const built: string[] = [];
  for (const library of libraries()) if (await buildLibrary(library, options.force === true)) built.push(library.packageName);
  return built;
}

/** The line a program prints after {@link buildLibraries}. */
export function describeBuild(built: readonly string[]): string {
  return built.length > 0 ? `${built.join(", ")} built` : "up to date";
}

async function buildLibrary(library: Library, force: boolean): Promise<boolean> {
  const dist = join(library.folder, "dist");
  const print = inputs(library);
  const stamp = stampOf(library.name);
  const isBuilt = existsSync(join(dist, "index.js")) && existsSync(join(dist, "index.d.ts"));
  if (!force && isBuilt && isUpToDate(stamp, print)) return false;
  // Built beside the old output and then put in its place, so that programs running meanwhile never see half of it.
  const fresh = `${dist}-${process.pid}`;
  const project = relative(ROOT, library.folder);
  const single = `${fresh}-declarations`;
  const declarations = runProgram("typescript/bin/tsc", ["-p", project, "--emitDeclarationOnly", "--outDir", single]);
  try {
    await bundle(library, fresh);
    const { code, output } = await declarations;
    if (code !== 0) throw new Error(`The declarations of ${library.packageName} could not be made:\n${output}`);
    await joinDeclarations(single, fresh, declarationFiles(library));
    rmSync(stamp, { force: true });
    if (existsSync(dist)) renameSync(dist, `${fresh}-stale`);
    renameSync(fresh, dist);
  } finally {
    await declarations;
    for (const folder of [fresh, single, `${fresh}-stale`]) rmSync(folder, { recursive: true, force: true });
  }
  writeStamp(stamp, print);
  return true;
}

function stampOf(name: string): string {
  return join(ROOT, ".cache/build", name);
}

/** What the build of a package reads, hashed. */
function inputs({ folder, needs }: Library): string {
  const files = [
    join(folder, "src"),
    join(folder, "package.json"),
    join(folder, "tsconfig.json"),
    join(ROOT, "tsconfig.base.json"),
    ...needs.map(stampOf),
    import.meta.filename,
    join(ROOT, "codegen/src/build/runtime-entry.ts"),
    join(import.meta.dirname, "join-declarations.ts"),
    join(import.meta.dirname, "workspace/libraries.ts"),
  ];
  return fingerprint(files, [readFileSync(join(ROOT, "pnpm-lock.yaml"), "utf8")]);
}

async function bundle(library: Library, outdir: string): Promise<void> {
  const external = new Set(library.external);
  const points = entryPoints(library);
  const written = await writtenEntries(library, points);
  const own = Object.entries(points).filter(([name]) => folderOf(name, library) === undefined);
  const bundle = await rolldown({
    input: Object.fromEntries([...own, ...[...written.keys()].map((name) => [name, name])]),
    cwd: library.folder,
    platform: "neutral",
    preserveEntrySignatures: "allow-extension",
    onLog(_level, log) {
      // Bundlers keep all of a file that is loaded whole.
      if (log.code === "INEFFECTIVE_DYNAMIC_IMPORT")
        throw new Error(`${library.packageName}: ${log.message}\nReach a module either by import or by import(), not by both.`);
    },
    resolve: { mainFields: ["module", "main"] },
    transform: { target: "es2022" },
    plugins: [
      {
        name: "many modules in one entry",
        resolveId: (id) => (written.has(id) ? id : undefined),
        load: (id) => written.get(id),
      },
    ],
    external: (id) => id.startsWith("#") || id.startsWith("node:") || external.has(id.split("/").slice(0, 2).join("/")),
  });
  await bundle.write({
    dir: outdir,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "shared/[name].js",
    codeSplitting: library.external.length > 0 || {
      groups: [{ debugName: "start and parts", name: chunkNamer(library, points), includeDependenciesRecursively: false }],
    },
    comments: { annotation: true, jsdoc: false, legal: false },
  });
  await bundle.close();
}

/**
 * Entries without a file of their own, as source by their name: joined folders, and what built service packages import, where the exports
 * of the runtime's modules have one name each.
 */
async function writtenEntries(library: Library, points: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const modules = Object.entries(points).filter(([name]) => name.startsWith(RUNTIME_FOLDER));
  if (library.external.length > 0 || modules.length === 0) return new Map();
  const { metafile } = await esbuild({
    entryPoints: modules.map(([, file]) => file),
    outdir: "out",
    format: "esm",
    write: false,
    metafile: true,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const exports = new Map(Object.values(metafile.outputs).map((output) => [resolve(output.entryPoint!), output.exports]));
  const source = (wanted: (name: string) => boolean, rename: (module: string, name: string) => string): string =>
    modules
      .filter(([name]) => wanted(name))
      .map(([name, file]) => {
        const renamed = exports.get(file)!.map((each) => `${each} as ${rename(name.slice(RUNTIME_FOLDER.length), each)}`);
        return `export { ${renamed.join(", ")} } from ${JSON.stringify(file)};`;
      })
      .join("\n");
  return new Map([
    ...library.joined.map((folder): [string, string] => [
      folder,
      source(
        (name) => name.startsWith(`${folder}/`),
        (_, name) => name,
      ),
    ]),
    [RUNTIME_FOLDER + COMMON_ENTRY, source(isCommon, runtimeName)],
    [RUNTIME_FOLDER + WHOLE_ENTRY, source(() => true, runtimeName)],
  ]);
}

/** Whether an entry is one of those that {@link COMMON_ENTRY} has. */
function isCommon(name: string): boolean {
  return name.startsWith(RUNTIME_FOLDER) && COMMON_MODULES.has(name.slice(RUNTIME_FOLDER.length));
}

/**
 * Two files hold what entries reach by static imports: `start` what every program loads (making clients, and what services of JSON
 * need), `parts` what other services add. Many small files cost far more at start than the text of functions nobody calls;
 * bundlers leave those out all the same, statement by statement. What only the package's `.` reaches stands in its own file. Platforms,
 * programs, and what is only reached by `import()`, stay apart, but for what the platform of Node shares with others and what runs
 * anywhere, which would be one more file to load; so does everything of a package that imports others, where one entry must not
 * load what another needs.
 */
function chunkNamer({ programs }: Library, points: Readonly<Record<string, string>>): CodeSplittingNameFunction {
  let files: Chunks | undefined;
  return (id, context) => {
    files ??= chunks(context, points, programs);
    if (APART.some((file) => id.endsWith(file))) return basename(id, ".ts");
    return files.start.has(id) ? "start" : files.parts.has(id) ? "parts" : null;
  };
}

/** Modules by the file they go to. */
interface Chunks {
  readonly start: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
}

function chunks(context: ChunkingContext, points: Readonly<Record<string, string>>, programs: readonly string[]): Chunks {
  const from = (wanted: (name: string) => boolean, ...others: readonly string[]): ReadonlySet<string> => {
    const files = Object.entries(points).flatMap(([name, file]) => (wanted(name) ? [file] : []));
    return reached(context, [...files, ...others]);
  };
  const isPlatform = (name: string): boolean => name.startsWith("platform/");
  const index = from((name) => name === "index");
  const parts = from((name) => name !== "index" && !isPlatform(name) && !programs.includes(name));
  const node = from((name) => name === "platform/node");
  const elsewhere = from((name) => name !== "index", ...importedLater(context, Object.values(points)));
  const isShared = (id: string): boolean =>
    !parts.has(id) && context.getModuleInfo(id)!.importers.some((importer) => !node.has(importer));
  const runsAnywhere = (id: string): boolean => ![...reached(context, [id])].some((module) => module.startsWith("node:"));
  const shared = reached(
    context,
    [...node].filter((id) => isShared(id) && runsAnywhere(id)),
  );
  // `start` imports a platform, which therefore runs before it. Classes of `parts` extend those of `start`: no platform may import it.
  const ofPlatforms = [...from(isPlatform)].filter((id) => parts.has(id));
  const start = new Set([...from(isCommon), ...[...index].filter((id) => elsewhere.has(id)), ...shared, ...ofPlatforms]);
  return { start, parts };
}

/** Modules that are a file of their own, so that bundlers can leave them out with the chunks behind their `import()`. */
const APART: readonly string[] = ["/platform/web/load-sources.ts"];

/** Modules that static imports lead to. */
function reached(context: ChunkingContext, from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** Modules that are reached by `import()`. */
function importedLater(context: ChunkingContext, from: readonly string[]): ReadonlySet<string> {
  const all = new Set(from);
  const later = new Set<string>();
  for (const id of all) {
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
    for (const imported of dynamicallyImportedIds) later.add(imported);
    for (const imported of [...importedIds, ...dynamicallyImportedIds]) all.add(imported);
  }
  return later;
}

/** Source files by the name of the entry they become. */
function entryPoints({ folder, entries, joined }: Library): Record<string, string> {
  const source = join(folder, "src");
  const points: Record<string, string> = {};
  const add = (name: string): void => {
    points[name] = join(source, `${name}.ts`);
  };
  for (const entry of entries) {
    if (joined.includes(entry)) continue;
    if (entry.endsWith("/*")) for (const name of modulesBelow(source, entry.slice(0, -2))) add(name);
    else add(entry);
  }
  return points;
}

/** The joined folder that an entry is part of. */
function folderOf(entry: string, { joined }: Library): string | undefined {
  return joined.find((folder) => entry.startsWith(`${folder}/`));
}

/** The declaration files to be, each with the modules it speaks of. */
function declarationFiles(library: Library): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const name of Object.keys(entryPoints(library))) {
    const file = folderOf(name, library) ?? name;
    files.set(file, [...(files.get(file) ?? []), name]);
  }
  return files;
}

function modulesBelow(source: string, folder: string): string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/").slice(0, -3)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const started = performance.now();
  try {
    const built = await buildLibraries({ force: process.argv.includes("--force") });
    console.log(`packages: ${describeBuild(built)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
