/** How much of declarations the compiler reads for an import of a package. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { distOf, folderOf, manifestOf, type Manifest } from "./built-packages.ts";
import { DECLARATIONS, excess } from "./ceilings.ts";

/** Examples in comments import, too. */
const COMMENT = /\/\*[^]*?\*\//g;

/** The declaration files that an entry leads to. */
function reachedFrom(entry: string): string[] {
  const files = new Set([entry]);
  for (const file of files)
    for (const [, specifier] of readFileSync(file, "utf8")
      .replaceAll(COMMENT, "")
      .matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
      const target = declarationOf(file, specifier!);
      if (target !== undefined) files.add(target);
    }
  return [...files];
}

/** Undefined for what is not ours. */
function declarationOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return join(dirname(from), specifier.replace(/\.js$/, ".d.ts"));
  const [, name, path] = /^(@boto3\/[^/]+)(\/.+)?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const folder = folderOf(name);
  return join(distOf(folder), "..", typesOf(manifestOf(folder).exports, `.${path ?? ""}`));
}

/** What `exports` says of a path; of several patterns the longest one holds. */
function typesOf(exports: Manifest["exports"], path: string): string {
  const fits = (key: string): boolean => key === path || (key.endsWith("*") && path.startsWith(key.slice(0, -1)));
  const [key] = Object.keys(exports)
    .filter(fits)
    .sort((a, b) => b.length - a.length);
  if (key === undefined) throw new Error(`exports has no ${path}`);
  return exports[key]!.types!.replace("*", path.slice(key.length - 1));
}

test.each(DECLARATIONS)("$entry", ({ entry, files, kib }) => {
  const reached = reachedFrom(join(distOf(entry), "index.d.ts"));
  const size = reached.reduce((sum, file) => sum + readFileSync(file).length, 0) / 1024;
  expect(excess({ files: reached.length, kib: size }, { files, kib })).toEqual([]);
});
