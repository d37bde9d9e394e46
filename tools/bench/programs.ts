/** Turns an adapter's program into a source file beside the packages it imports, and bundles it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Metafile, type OutputFile } from "esbuild";
import { gzipSync } from "node:zlib";
import type { Adapter, Program } from "./harness.ts";
import { PEERS } from "./lib/environment.mjs";

const EXTENSIONS = { esm: "mjs", cjs: "cjs", python: "py", library: "lib.mjs" } as const;
export type Format = keyof typeof EXTENSIONS;

function importLine(from: string, names: string | readonly string[], isCommonJs: boolean): string {
  const left = typeof names === "string" ? names.replace(/^default /, "") : `{ ${names.join(", ")} }`;
  return isCommonJs ? `const ${left} = require("${from}");` : `import ${left} from "${from}";`;
}

export function importLines(program: Program, isCommonJs: boolean): string {
  return Object.entries(program.imports ?? {})
    .map(([from, names]) => importLine(from, names, isCommonJs))
    .join("\n");
}

/** A program that makes a client and, unless its argument is `construct`, one call. */
export function programText(program: Program, format: Format): string {
  if (program.python !== undefined) return program.python;
  return `${importLines(program, format === "cjs")}
const main = async () => {
${program.construct}
if (process.argv[2] !== "construct") {
${program.call}
}
process.exit(0);
};
main().catch((error) => { console.error(error); process.exit(1); });
`;
}

/** The same as a module with a handler, which is what gets bundled. */
export function libraryText(program: Program): string {
  return `${importLines(program, false)}
export const handler = async () => {
${program.construct}
${program.call}
return c;
};
`;
}

export function writeProgram(adapter: Pick<Adapter, "name" | "home">, name: string, format: Format, text: string): string {
  const folder = join(adapter.home ?? PEERS, "_programs");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${adapter.name}-${name}.${EXTENSIONS[format]}`);
  writeFileSync(file, text);
  return file;
}

/** CommonJS inside an ES module bundle still calls `require`. */
const BANNER = 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);';

/**
 * Bundles and minifies; sizes in bytes.
 *
 * @param options - `withoutLater`: only what is loaded at start, without the chunks behind `import()`
 */
export async function bundle(
  entry: string,
  options: { platform?: "node" | "browser"; outfile?: string; prefersModules?: boolean; withoutLater?: boolean },
): Promise<{ minified: number; gzip: number }> {
  const { platform = "node", outfile, prefersModules = false, withoutLater = false } = options;
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    target: "es2022",
    write: false,
    ...(withoutLater ? { outdir: "out", splitting: true, metafile: true } : { outfile: outfile ?? "out.mjs" }),
    logLevel: "silent",
    legalComments: "none",
    // Not the workspace's, whose paths lead to sources.
    tsconfigRaw: "{}",
    ...(prefersModules ? { mainFields: ["module", "main"] } : {}),
    ...(outfile === undefined ? {} : { banner: { js: BANNER } }),
    define:
      platform === "browser"
        ? { "process.env.STUB": '"http://127.0.0.1"', "process.env.SQS_BODY": '"x"', global: "globalThis" }
        : {},
  });
  const code = metafile ? atStart(basename(entry), metafile, outputFiles!) : outputFiles![0]!.contents;
  if (outfile !== undefined) writeFileSync(outfile, code);
  return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
}

/** The entry's file and those it imports by statement, one after the other. */
function atStart(entry: string, { outputs }: Metafile, files: readonly OutputFile[]): Uint8Array {
  const reached = new Set(Object.keys(outputs).filter((path) => outputs[path]!.entryPoint?.endsWith(entry)));
  for (const path of reached)
    for (const { path: imported, kind } of outputs[path]!.imports)
      if (kind === "import-statement" && outputs[imported]) reached.add(imported);
  const found = [...reached].map((path) => files.find((file) => file.path.endsWith(path.replace(/^.*?out\//, "")))!.contents);
  return Buffer.concat(found);
}
