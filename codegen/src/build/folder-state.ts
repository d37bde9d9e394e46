/** Name, size and time of every file in a folder as one text: cheaper than hashing, and writing happens only on change. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export function folderState(folder: string): string {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join("\n");
}
