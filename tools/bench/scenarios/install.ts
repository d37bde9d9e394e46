/** What a fresh install brings: packages, files, bytes. Ours is counted from the unpacked tarballs, as it would be published. */
import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadAdapters, type Scenario } from "../harness.ts";
import { OURS, WORK } from "../lib/environment.mjs";

interface Footprint {
  packages: number;
  files: number;
  bytes: number;
  onDisk: number;
  script: number;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const SETS: Readonly<Record<string, string>> = { s3: "S3", ddb: "DynamoDB", three: "S3, DynamoDB, SQS" };

export const scenario: Scenario = {
  usage: "--adapters=...",
  async run(flags, report) {
    const rows: Array<{ label: string; values: number[] }> = [];
    for (const adapter of await loadAdapters(flags)) {
      for (const [set, packages] of Object.entries(adapter.packages ?? {})) {
        const ours = adapter.role === "ours" ? withDependencies(packages) : [];
        const folders =
          adapter.role === "ours" ? ours.map((name) => join(OURS, "node_modules", name)) : [install(adapter.name, set, packages)];
        const found: Footprint = {
          packages: ours.length,
          files: 0,
          bytes: 0,
          onDisk: 0,
          script: 0,
        };
        for (const folder of folders) count(folder, found);
        rows.push({
          label: `${adapter.label}: ${SETS[set] ?? set}`,
          values: [found.packages, found.files, ...[found.bytes, found.onDisk, found.script].map((bytes) => bytes / 1e6)],
        });
      }
    }
    report.add({
      id: "footprint",
      title: "what an install brings",
      of: "client",
      columns: [
        { name: "packages", digits: 0 },
        { name: "files", digits: 0 },
        { name: "MB" },
        { name: "MB on disk" },
        { name: "MB of JavaScript" },
      ],
      rows,
    });
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

/** Packages of ours with all that they depend on, as npm would bring them. */
function withDependencies(packages: readonly string[]): string[] {
  const found = new Set(packages);
  for (const name of found) {
    const manifest = JSON.parse(readFileSync(join(OURS, "node_modules", name, "package.json"), "utf8")) as Manifest;
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) found.add(needed);
  }
  return [...found];
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
