/**
 * Packs built packages into tarballs as they would be published, with the licence texts that every tarball must carry.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "./workspace/root.ts";
import { runCommand } from "./workspace/run-step.ts";

/** A packed package. */
export interface Tarball {
  /** `@boto3/client-s3`. */
  readonly name: string;
  readonly file: string;
}

/** Folder of a service's package. */
export function serviceFolder(name: string): string {
  return join(ROOT, "packages/services", name);
}

/**
 * Packs packages.
 *
 * @param folders - of packages written by hand (`libraries.ts`) and of services; they must be built
 * @param destination - folder for the tarballs, made when missing
 * @throws Error when a package is not built or pnpm refuses it
 */
export async function packPackages(folders: readonly string[], destination: string): Promise<Tarball[]> {
  mkdirSync(destination, { recursive: true });
  const tarballs: Tarball[] = [];
  for (const folder of folders) tarballs.push(await packOne(folder, destination));
  return tarballs;
}

async function packOne(folder: string, destination: string): Promise<Tarball> {
  if (!existsSync(join(folder, "dist/index.js")))
    throw new Error(`${folder} is not built: run \`pnpm build ${basename(folder)}\`.`);
  for (const file of ["LICENSE", "NOTICE"]) copyFileSync(join(ROOT, file), join(folder, file));
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string };
  const before = new Set(readdirSync(destination));
  const { code, output } = await runPnpm(["pack", "--pack-destination", destination], folder);
  if (code !== 0) throw new Error(`${manifest.name} could not be packed:\n${output}`);
  const prefix = `${manifest.name.replace("@", "").replace("/", "-")}-`;
  const file = readdirSync(destination).find(
    (entry) => entry.startsWith(prefix) && /^\d+\.\d+\.\d+.*\.tgz$/.test(entry.slice(prefix.length)),
  );
  if (!file) throw new Error(`pnpm wrote no tarball of ${manifest.name}; before: ${[...before].join(", ")}\n${output}`);
  return { name: manifest.name, file: join(destination, file) };
}

/** Runs the pnpm that runs this script, or else the one on the path, or else through npx. */
export function runPnpm(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof runCommand> {
  const running = process.env["npm_execpath"];
  if (running && /pnpm[^/\\]*$/.test(running)) {
    return /\.[cm]?js$/.test(running)
      ? runCommand(process.execPath, [running, ...args], { cwd, env })
      : runCommand(running, args, { cwd, env });
  }
  return runCommand("npx", ["-y", "pnpm@12", ...args], { cwd, env });
}
