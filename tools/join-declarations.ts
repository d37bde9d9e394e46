/**
 * Joins the declarations of a package, of which `tsc` writes one file per source, into one file for each entry and a few that entries
 * share. Internal types that no entry reaches fall away; comments stay. An install has a sixth of the files so, and the type-check of
 * a program opens as many fewer.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";

/**
 * @param from - folder with the declarations as `tsc` wrote them
 * @param to - folder of the build
 * @param files - the files to write, each with the modules it speaks of: names below the folders, without extension
 */
export async function joinDeclarations(from: string, to: string, files: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const [file, modules] of files) {
    const lines = modules.map((module) => `export * from "./${relative(dirname(file), module)}.js";`);
    if (modules[0] !== file) writeFileSync(join(from, `${file}.d.ts`), `${lines.join("\n")}\n`);
  }
  const bundle = await rolldown({
    input: Object.fromEntries([...files.keys()].map((file) => [file, join(from, `${file}.d.ts`)])),
    external: /^[^./]/,
    plugins: [dts({ dtsOnly: true, generator: "oxc", tsconfig: false })],
  });
  const { output } = await bundle.write({
    dir: to,
    format: "esm",
    entryFileNames: "[name].ts",
    chunkFileNames: "shared/[name].ts",
  });
  await bundle.close();
  for (const { fileName } of output) declareLibrary(join(to, fileName));
}

/** Names the library that declares `AsyncDisposable`, which a consumer's `lib` need not have. */
function declareLibrary(file: string): void {
  const text = readFileSync(file, "utf8");
  if (/\bAsyncDisposable\b|\basyncDispose\b/.test(text))
    writeFileSync(file, `/// <reference lib="esnext.disposable" />\n${text}`);
}
