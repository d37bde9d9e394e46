/** Removes what an earlier run generated and this one no longer does: files of a package, and packages of services that are gone. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageName } from "../plan/names.ts";
import { currentContent } from "./write-if-changed.ts";

/** Lists the stale files in a package's `src/`. */
export function staleFiles(packageDir: string, current: ReadonlySet<string>): string[] {
  const src = join(packageDir, "src");
  if (!existsSync(src)) return [];
  return readdirSync(src)
    .map((file) => `src/${file}`)
    .filter((file) => !current.has(file));
}

/** Lists the packages whose service has no model any more; folders that the generator did not make are none. */
export function stalePackages(outDir: string, services: ReadonlySet<string>): string[] {
  if (!existsSync(outDir)) return [];
  return readdirSync(outDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !services.has(entry.name))
    .map((entry) => entry.name)
    .filter((name) =>
      currentContent(join(outDir, name, "package.json"))?.includes(`"name": ${JSON.stringify(packageName(name))}`),
    );
}

/** Removes a file or folder. */
export function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
