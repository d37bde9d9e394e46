/** Brings the peers and our packed packages into the work folder; what is there already stays. Nothing of it enters the workspace. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareServices } from "../test-services.ts";
import { packPackages, serviceFolder } from "../pack.ts";
import { libraries } from "../workspace/libraries.ts";
import { fingerprint } from "../workspace/fingerprint.ts";
import { BENCH, OURS, PYTHON, WORK } from "./lib/environment.mjs";

const SERVICES = ["s3", "dynamodb", "sqs", "ec2", "sts"];

/** Installs the pinned peers, and boto3 where Python can. */
export function installPeers(): void {
  mkdirSync(join(WORK, "home"), { recursive: true });
  const text = readFileSync(join(BENCH, "peers.json"), "utf8");
  const { python, ...sets } = JSON.parse(text) as Record<string, string[]> & { python: string[] };
  const stamp = join(WORK, "peers.stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint([], [text])) return;
  for (const [name, packages] of Object.entries(sets)) {
    const folder = join(WORK, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), `{"name":"bench-${name}","private":true}`);
    console.log(`Installing ${name} ...`);
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packages], {
      cwd: folder,
      stdio: "inherit",
    });
  }
  try {
    execFileSync("python3", ["-m", "venv", join(WORK, "python")], { stdio: "ignore" });
    execFileSync(PYTHON, ["-m", "pip", "install", "--quiet", "--no-deps", ...python], { stdio: "inherit" });
  } catch {
    console.error("boto3 is left out: python3 with venv and pip is needed for it.");
  }
  writeFileSync(stamp, fingerprint([], [text]));
}

/** Builds, packs and unpacks our packages. */
export async function installOurs(): Promise<void> {
  rmSync(OURS, { recursive: true, force: true });
  mkdirSync(OURS, { recursive: true });
  writeFileSync(join(OURS, "package.json"), '{"name":"bench-ours","private":true}');
  await prepareServices(SERVICES);
  await unpack([...libraries().map((library) => library.folder), ...SERVICES.map(serviceFolder)]);
}

/** Adds packages of services. */
export async function installServices(services: readonly string[]): Promise<void> {
  await prepareServices(services);
  await unpack(services.map(serviceFolder));
}

async function unpack(folders: readonly string[]): Promise<void> {
  for (const { name, file } of await packPackages(folders, join(OURS, "tarballs"))) {
    const folder = join(OURS, "node_modules", name);
    mkdirSync(folder, { recursive: true });
    execFileSync("tar", ["-xzf", file, "--strip-components=1", "-C", folder]);
  }
}
