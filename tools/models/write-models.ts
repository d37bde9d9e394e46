/**
 * Brings `models/` to the wanted content: everything that differs is first written to a staging folder beside it, then
 * renamed into place; files of services that are gone are removed. What is the same is not touched, nor is anything that
 * is kept by hand (`overlays/`, a README).
 */
import { mkdir, mkdtemp, readFile, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface WriteReport {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Folders of `models/` that the update does not own. */
const KEPT_BY_HAND: ReadonlySet<string> = new Set(["overlays"]);

/** @param files - path below `models/` to text; all that `models/` shall hold */
export async function writeModels(models: string, files: ReadonlyMap<string, string>): Promise<WriteReport> {
  const changed: string[] = [];
  for (const [path, text] of files) {
    if ((await readIfPresent(join(models, path))) !== text) changed.push(path);
  }
  const removed = (await listServiceFiles(models)).filter((path) => !files.has(path));
  if (changed.length > 0) await replaceFiles(models, changed, files);
  for (const path of removed) await removeFile(models, path);
  return { written: changed, removed, unchanged: files.size - changed.length };
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function replaceFiles(models: string, paths: readonly string[], files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(models, { recursive: true });
  const staging = await mkdtemp(join(dirname(models), ".models-update-"));
  try {
    for (const path of paths) {
      await mkdir(join(staging, dirname(path)), { recursive: true });
      await writeFile(join(staging, path), files.get(path)!);
    }
    for (const path of paths) {
      await mkdir(join(models, dirname(path)), { recursive: true });
      await rename(join(staging, path), join(models, path));
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The model files of all services: `<service>/<version>/<kind>.json`. */
async function listServiceFiles(models: string): Promise<string[]> {
  const paths: string[] = [];
  for (const service of await listFolders(models)) {
    if (KEPT_BY_HAND.has(service)) continue;
    for (const version of await listFolders(join(models, service))) {
      for (const file of await readdir(join(models, service, version))) {
        if (file.endsWith(".json")) paths.push(`${service}/${version}/${file}`);
      }
    }
  }
  return paths;
}

async function listFolders(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Removes a file, and the folders of its version and service when nothing is left in them. */
async function removeFile(models: string, path: string): Promise<void> {
  await rm(join(models, path));
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if ((await readdir(join(models, folder))).length > 0) return;
    await rmdir(join(models, folder));
  }
}
