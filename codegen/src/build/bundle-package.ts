/**
 * Writes a package's JavaScript: `dist/index.js` with all modules in one file, core left outside as one entry, and `dist/resource.js` and
 * `dist/register.js`, which import from it. Nothing is minified, and purity comments stay, so that an application's bundler can still drop
 * every operation that is not used.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { importFromEntry } from "./runtime-entry.ts";

/** @param folder - of the package */
export async function bundlePackage(folder: string): Promise<void> {
  const src = join(folder, "src");
  const dist = join(folder, "dist");
  mkdirSync(dist, { recursive: true });
  const index = build({
    entryPoints: [join(src, "index.ts")],
    outfile: join(dist, "index.js"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    packages: "external",
    legalComments: "none",
    logLevel: "silent",
    tsconfigRaw: "{}",
    write: false,
  }).then(({ outputFiles }) => writeFileSync(join(dist, "index.js"), importFromEntry(outputFiles[0]!.text)));
  const entries = ["resource", "register"].filter((name) => existsSync(join(src, `${name}.ts`)));
  await Promise.all([index, ...entries.map((name) => transformEntry(src, dist, name))]);
}

/** An entry beside the index: what it imports from other modules is in the index. */
async function transformEntry(src: string, dist: string, name: string): Promise<void> {
  const source = readFileSync(join(src, `${name}.ts`), "utf8")
    .replace(/"\.\/(client|paginators|waiters)\.ts"/g, '"./index.js"')
    .replace('"./resource.ts"', '"./resource.js"');
  const { code } = await transform(source, {
    loader: "ts",
    format: "esm",
    target: "es2022",
    tsconfigRaw: '{"compilerOptions":{"verbatimModuleSyntax":true}}',
  });
  writeFileSync(join(dist, `${name}.js`), importFromEntry(code));
}
