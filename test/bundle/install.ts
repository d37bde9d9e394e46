/** Lays packed packages into a fresh project's `node_modules`, as an install from a registry would. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packPackages, serviceFolder } from "../../tools/pack.ts";
import { prepareServices } from "../../tools/test-services.ts";
import { libraries } from "../../tools/workspace/libraries.ts";
import { runCommand } from "../../tools/workspace/run-step.ts";
import type { BundleCase } from "./budgets.ts";

/** A project with the packages installed. */
export interface Project {
  readonly folder: string;
  remove(): void;
}

/** Builds, packs and unpacks the packages written by hand and some services. */
export async function installPacked(services: readonly string[]): Promise<Project> {
  await prepareServices(services);
  const folder = mkdtempSync(join(tmpdir(), "boto3-bundle-"));
  for (const tarball of await packPackages(
    [...libraries().map((library) => library.folder), ...services.map(serviceFolder)],
    join(folder, "tarballs"),
  )) {
    const target = join(folder, "node_modules", tarball.name);
    mkdirSync(target, { recursive: true });
    const { code, output } = await runCommand("tar", ["-xzf", tarball.file, "--strip-components=1", "-C", target]);
    if (code !== 0) throw new Error(`${tarball.file} could not be unpacked:\n${output}`);
  }
  writeFileSync(join(folder, "package.json"), '{ "name": "bundled", "private": true, "type": "module" }\n');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes the program that makes one call, and gives its file name. */
export function writeEntry(project: Project, bundleCase: BundleCase): string {
  const file = join(project.folder, `${bundleCase.service}.js`);
  writeFileSync(
    file,
    `import { createClient } from "@boto3/core";
import { service, ${bundleCase.method} } from "@boto3/client-${bundleCase.service}";

const client = createClient(service, { ${bundleCase.method} }, { regionName: "us-east-1" });
client.${bundleCase.method}(${JSON.stringify(bundleCase.input)}).then(console.log, console.error);
`,
  );
  return file;
}
