/** The packages as they were built, which these tests are about. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/workspace/root.ts";

/**
 * Folder of a package's build.
 *
 * @param name - below `packages`: `core`, `services/s3`
 * @throws Error when it is not built
 */
export function distOf(name: string): string {
  const dist = join(ROOT, "packages", name, "dist");
  if (!existsSync(join(dist, "index.js")))
    throw new Error(`packages/${name} is not built: run \`pnpm build ${name.split("/").at(-1)}\`.`);
  return dist;
}

/** What these tests read of a package's manifest. */
export interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly types?: string }>>;
  /** By condition. */
  readonly imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package's manifest. */
export function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, "packages", name, "package.json"), "utf8")) as Manifest;
}

/** Place below `packages` of one of ours. */
export function folderOf(packageName: string): string {
  return packageName.replace("@boto3/client-", "services/").replace("@boto3/", "");
}

/** Lines of a program that make a client of one operation, with options on top of region and credentials. */
export function clientProgram(service: string, method: string, options: string): string {
  const url = (name: string): string => JSON.stringify(join(distOf(name), "index.js"));
  return `import { createClient } from ${url("core")};
import { service, ${method} } from ${url(`services/${service}`)};
const client = createClient(service, { ${method} }, { regionName: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, ${options} });
`;
}
