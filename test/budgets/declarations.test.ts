/** How much of declarations the compiler reads for an import of a package. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { distOf, folderOf } from "./built-packages.ts";
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
  const [, name, entry = "index"] = /^(@boto3\/[^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  return name === undefined
    ? undefined
    : join(distOf(folderOf(name)), `${/^codegen\/v1$/.test(entry) ? `${entry}/index` : entry}.d.ts`);
}

test.each(DECLARATIONS)("$entry", ({ entry, files, kib }) => {
  const reached = reachedFrom(join(distOf(entry), "index.d.ts"));
  const size = reached.reduce((sum, file) => sum + readFileSync(file).length, 0) / 1024;
  expect(excess({ files: reached.length, kib: size }, { files, kib })).toEqual([]);
});
