/**
 * Joins the declarations of a package, of which `tsc` writes one file per source, into one file for each entry and a few that entries
 * share. Internal types that no entry reaches fall away; comments stay. An install has a sixth of the files so, and the type-check of
 * a program opens as many fewer.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";

/**
 * @param from - folder with the declarations as `tsc` wrote them
 * @param to - folder of the build
 * @param entries - names below the folder, without extension
 */
export async function joinDeclarations(from: string, to: string, entries: readonly string[]): Promise<void> {
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((entry) => [entry, join(from, `${entry}.d.ts`)])),
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
