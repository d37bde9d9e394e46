/**
 * Remembers what each package was generated from, so that a run with nothing to do reads and emits nothing: the hash of the
 * service's model files and of the generator, and size and time of every file written.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { currentContent, writeIfChanged } from "./write-if-changed.ts";

/** What is known of one package. */
interface Stamp {
  readonly inputs: string;
  /** Path in the package to `size time`. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Stamps of one output directory, kept in one JSON file. */
export class Stamps {
  readonly #file: string;
  readonly #stamps: Record<string, Stamp>;

  constructor(file: string) {
    this.#file = file;
    this.#stamps = readStamps(file);
  }

  /** Whether a package is as it was written from the same inputs. */
  isCurrent(service: string, packageDir: string, inputs: string): boolean {
    const stamp = this.#stamps[service];
    if (stamp?.inputs !== inputs) return false;
    return Object.entries(stamp.outputs).every(([path, state]) => fileState(join(packageDir, path)) === state);
  }

  /** Notes what was written. */
  set(service: string, packageDir: string, inputs: string, paths: readonly string[]): void {
    this.#stamps[service] = {
      inputs,
      outputs: Object.fromEntries(paths.map((path) => [path, fileState(join(packageDir, path)) ?? ""])),
    };
  }

  save(): void {
    writeIfChanged(this.#file, JSON.stringify(this.#stamps));
  }
}

function readStamps(file: string): Record<string, Stamp> {
  try {
    return JSON.parse(currentContent(file) ?? "{}") as Record<string, Stamp>;
  } catch {
    // A damaged cache costs a full run, nothing else.
    return {};
  }
}

function fileState(path: string): string | undefined {
  const state = statSync(path, { throwIfNoEntry: false });
  return state && `${state.size} ${state.mtimeMs}`;
}

/**
 * Hash of the generator's own sources, of the modules of core it imports, and of what all packages share.
 *
 * @param sourceDir - `codegen/src`
 * @param sharedFiles - files that every package is made from
 */
export function hashGenerator(sourceDir: string, sharedFiles: readonly string[]): string {
  const hash = createHash("sha256");
  const files = readdirSync(sourceDir, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const imported = new Set<string>();
  for (const file of files.sort()) {
    const text = readFileSync(join(sourceDir, file), "utf8");
    hash.update(`${file}\0${text}`);
    for (const [, core] of text.matchAll(/from "(?:\.\.\/)+(packages\/core\/src\/[^"]+)"/g)) imported.add(core!);
  }
  for (const core of [...imported].sort()) hash.update(readFileSync(join(sourceDir, "../..", core)));
  for (const file of sharedFiles) hash.update(currentContent(file) ?? "");
  return hash.digest("hex");
}

/** Hash of everything a package is made from. */
export function hashInputs(generator: string, modelsDir: string, folder: string): string {
  const hash = createHash("sha256").update(generator).update(folder);
  const overlay = join(modelsDir, "overlays", `${folder.split("/")[0]}.json`);
  for (const file of readdirSync(join(modelsDir, folder)).sort())
    hash.update(file).update(readFileSync(join(modelsDir, folder, file)));
  if (existsSync(overlay)) hash.update(readFileSync(overlay));
  return hash.digest("hex");
}
