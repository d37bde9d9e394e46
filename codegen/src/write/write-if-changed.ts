/** Writes a file unless it already has this content, so that nothing downstream sees a change where there is none. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** @returns whether the content was new */
export function writeIfChanged(path: string, content: string): boolean {
  if (currentContent(path) === content) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return true;
}

/** The content of a file, or `undefined` when there is none. */
export function currentContent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
