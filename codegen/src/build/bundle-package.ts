/**
 * Writes a package's JavaScript: `dist/index.js` with all modules in one file, core left outside, and `dist/register.js`, which
 * imports the class from it. Nothing is minified, and purity comments stay, so that an application's bundler can still drop
 * every operation that is not used.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";

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
  });
  const registration = readFileSync(join(src, "register.ts"), "utf8").replace('"./client.ts"', '"./index.js"');
  const { code } = await transform(registration, {
    loader: "ts",
    format: "esm",
    target: "es2022",
    tsconfigRaw: '{"compilerOptions":{"verbatimModuleSyntax":true}}',
  });
  writeFileSync(join(dist, "register.js"), code);
  await index;
}
