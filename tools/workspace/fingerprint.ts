/** Tells whether the inputs of a step changed since it last succeeded: a hash of names and contents, kept beside the output. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** SHA-256 over the files below the given paths, in a fixed order; a path that does not exist counts as empty. */
export function fingerprint(paths: readonly string[], extra: readonly string[] = []): string {
  const hash = createHash("sha256");
  for (const text of extra) hash.update(`${text}\0`);
  for (const path of paths) {
    for (const file of filesBelow(path)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether the stamp file holds this fingerprint. */
export function isUpToDate(stampFile: string, print: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === print;
}

/** Writes the stamp; call it after the step succeeded. */
export function writeStamp(stampFile: string, print: string): void {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, print);
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
