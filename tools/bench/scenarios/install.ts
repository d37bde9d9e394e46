/** What a fresh install brings: packages, files, bytes. Ours is counted from the unpacked tarballs, as it would be published. */
import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figure, loadAdapters, table, type Scenario } from "../harness.ts";
import { OURS, WORK } from "../lib/environment.mjs";

interface Footprint {
  packages: number;
  files: number;
  bytes: number;
  onDisk: number;
  script: number;
}

export const scenario: Scenario = {
  usage: "--adapters=...",
  async run(flags) {
    const rows: string[][] = [];
    for (const adapter of await loadAdapters(flags)) {
      for (const [set, packages] of Object.entries(adapter.packages ?? {})) {
        const folders =
          adapter.role === "ours"
            ? packages.map((name) => join(OURS, "node_modules", name))
            : [install(adapter.name, set, packages)];
        const found: Footprint = {
          packages: adapter.role === "ours" ? packages.length : 0,
          files: 0,
          bytes: 0,
          onDisk: 0,
          script: 0,
        };
        for (const folder of folders) count(folder, found);
        rows.push([
          adapter.label,
          set,
          String(found.packages),
          found.files.toLocaleString("en"),
          ...[found.bytes, found.onDisk, found.script].map((bytes) => figure(bytes / 1e6)),
        ]);
      }
    }
    console.log(table(["client", "set", "packages", "files", "MB", "MB on disk", "MB of js"], rows));
  },
};

function install(name: string, set: string, packages: readonly string[]): string {
  const folder = join(WORK, "install", `${name}-${set}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", ...packages], {
    cwd: folder,
    stdio: "ignore",
  });
  return join(folder, "node_modules");
}

function count(folder: string, found: Footprint): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) count(path, found);
    else if (entry.isFile()) {
      const { size, blocks } = lstatSync(path);
      found.files++;
      found.bytes += size;
      found.onDisk += blocks * 512;
      if (/\.[mc]?js$/.test(entry.name)) found.script += size;
      if (/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path) && !folder.startsWith(OURS)) found.packages++;
    }
  }
}
