/**
 * The packages written by hand, `packages/<name>`: everything beside the generated `packages/services`. What is built, checked and
 * packed of each is read from its `package.json`, so that a new package needs nothing but its folder.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.ts";

/** One package written by hand. */
export interface Library {
  /** Folder below `packages`: `core`. */
  readonly name: string;
  /** `@boto3/core`. */
  readonly packageName: string;
  readonly folder: string;
  /** Built files that consumers import, below `dist` and without extension; `*` stands for any path. */
  readonly entries: readonly string[];
  /** Folders of modules that are one file, because each has a line or two: what stands for any path leads to it. */
  readonly joined: readonly string[];
  /** Entries that do something when they are loaded: programs. */
  readonly programs: readonly string[];
  /** Packages that stay imports in the build. */
  readonly external: readonly string[];
  /** Libraries that are built before this one. */
  readonly needs: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, { readonly types?: string; readonly default?: string }>>;
  readonly sideEffects?: boolean | readonly string[];
  readonly imports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const PACKAGES = join(ROOT, "packages");

/**
 * All of them, each after those it depends on.
 *
 * @throws Error when they depend on each other in a circle
 */
export function libraries(): Library[] {
  const found = readdirSync(PACKAGES)
    .filter((name) => existsSync(join(PACKAGES, name, "package.json")))
    .sort()
    .map(readLibrary);
  const ordered: Library[] = [];
  const add = (library: Library, above: readonly string[]): void => {
    if (ordered.includes(library)) return;
    if (above.includes(library.name)) throw new Error(`Packages depend on each other: ${[...above, library.name].join(" -> ")}`);
    for (const needed of found) if (library.needs.includes(needed.name)) add(needed, [...above, library.name]);
    ordered.push(library);
  };
  for (const library of found) add(library, []);
  return ordered;
}

function readLibrary(name: string): Library {
  const folder = join(PACKAGES, name);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return {
    name,
    packageName: manifest.name,
    folder,
    entries: [...new Set([...targets(manifest.exports), ...targets(manifest.imports)])],
    joined: Object.entries(manifest.exports ?? {}).flatMap(joinedFolder),
    programs: Array.isArray(manifest.sideEffects) ? manifest.sideEffects.flatMap(targets) : [],
    external,
    needs: external.filter((dependency) => dependency.startsWith("@boto3/")).map((dependency) => dependency.slice(7)),
  };
}

/** The folder whose paths all lead to one file. */
function joinedFolder([path, { default: file }]: readonly [string, { readonly default?: string }]): string[] {
  return path.endsWith("/*") && file !== undefined && !file.includes("*") ? targets(file) : [];
}

/** The JavaScript files below `dist` that an `exports` or `imports` block names. */
function targets(block: unknown): string[] {
  if (typeof block === "string") {
    const entry = /^\.\/dist\/(.*)\.js$/.exec(block)?.[1];
    return entry === undefined ? [] : [entry];
  }
  return typeof block === "object" && block !== null ? Object.values(block).flatMap(targets) : [];
}
