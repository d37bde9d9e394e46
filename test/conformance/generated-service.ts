/** Service packages by their sources: the generator brings them up to date once, then each is imported when its cases are read. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Operation } from "../../packages/core/src/client/operation.ts";
import type { Service } from "../../packages/core/src/client/service.ts";

const ROOT = new URL("../../", import.meta.url);

/** The parts of a generated package that the runner needs. */
export interface GeneratedService {
  readonly service: Service;
  /** By API name. */
  readonly operations: ReadonlyMap<string, Operation<unknown, unknown>>;
  /** Everything the package exports. */
  readonly exports: Readonly<Record<string, unknown>>;
}

const prepared = new Set<string>();
const loaded = new Map<string, Promise<GeneratedService>>();

/** Generates the packages that are missing or out of date. @throws Error when the generator fails */
export function prepareServices(names: readonly string[]): void {
  const wanted = [...new Set(names)].filter((name) => !prepared.has(name));
  if (wanted.length === 0) return;
  const cli = fileURLToPath(new URL("codegen/src/cli.ts", ROOT));
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", cli, ...wanted], {
    cwd: fileURLToPath(ROOT),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`Cannot generate the service packages: ${stderr.trim()}`);
  for (const name of wanted) prepared.add(name);
}

/** Imports a service package by botocore's folder name. */
export function loadService(name: string): Promise<GeneratedService> {
  let service = loaded.get(name);
  if (service === undefined) loaded.set(name, (service = importService(name)));
  return service;
}

async function importService(name: string): Promise<GeneratedService> {
  const exports = (await import(sourceOf(name).href)) as Record<string, unknown>;
  const operations = new Map<string, Operation<unknown, unknown>>();
  for (const value of Object.values(exports)) if (isOperation(value)) operations.set(value.name, value);
  return { service: exports["service"] as Service, operations, exports };
}

function sourceOf(name: string): URL {
  return new URL(`packages/services/${name}/src/index.ts`, ROOT);
}

function isOperation(value: unknown): value is Operation<unknown, unknown> {
  return typeof value === "object" && value !== null && "http" in value && "description" in value;
}
