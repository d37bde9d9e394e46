/**
 * Sweep: every service generates, type-checks under `strict` and builds; its package imports, does nothing at top level, has every
 * operation of its model, and each of them puts a minimal call on the wire and reads an empty reply.
 *
 *     pnpm test:sweep [service...]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Operation, Service } from "../../packages/core/src/codegen/v1/index.ts";
import { serviceFolder } from "../../tools/pack.ts";
import { libraries, type Library } from "../../tools/workspace/libraries.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { runCommand } from "../../tools/workspace/run-step.ts";
import { prepareServices } from "../../tools/test-services.ts";
import { Tally } from "../../tools/workspace/tally.ts";
import { OperationCaller, type BuiltCore } from "./call-operation.ts";
import { allServices, readServiceModel } from "./service-models.ts";
import { topLevelSideEffects } from "./side-effects.ts";

const named = process.argv.slice(2);
const services = named.length > 0 ? named : allServices();
const tally = new Tally({ quiet: true });

if (await tally.check(`${services.length} services generate, type-check and build`, () => prepareServices(named))) {
  const core = (await import(pathToFileURL(join(ROOT, "packages/core/dist/index.js")).href)) as BuiltCore;
  for (const library of libraries()) await sweepLibrary(library);
  let operations = 0;
  for (const service of services) operations += await sweepService(core, service);
  console.log(`${services.length} services, ${operations} operations called`);
}
tally.close();

/** Importing what a package written by hand exports does nothing that a program would notice; only its programs do something. */
async function sweepLibrary({ packageName, folder, entries, programs }: Library): Promise<void> {
  for (const entry of entries.filter((name) => !name.includes("*") && !programs.includes(name))) {
    await tally.check(`${packageName} ${entry} is quiet when it is imported`, async () => {
      const file = pathToFileURL(join(folder, "dist", `${entry}.js`)).href;
      const program = `const before = Object.keys(globalThis).join(); await import("${file}");
        if (Object.keys(globalThis).join() !== before) console.log("changes globalThis");`;
      const { code, output } = await runCommand(process.execPath, ["--input-type=module", "-e", program]);
      if (code !== 0 || output.trim() !== "") throw new Error(`exit code ${code}: ${output.slice(0, 1000)}`);
    });
  }
}

/** @returns how many operations were called */
async function sweepService(core: BuiltCore, name: string): Promise<number> {
  const entry = join(serviceFolder(name), "dist/index.js");
  if (!existsSync(entry)) {
    await tally.check(`${name} is built`, () => {
      throw new Error(`${entry} does not exist`);
    });
    return 0;
  }
  await tally.check(`${name} has no top-level side effect`, async () => {
    const left = await topLevelSideEffects(entry);
    if (left) throw new Error(left.slice(0, 1000));
  });
  let module: Record<string, unknown> = {};
  const globals = Object.keys(globalThis).length;
  const imported = await tally.check(`${name} imports`, async () => {
    module = (await import(pathToFileURL(entry).href)) as Record<string, unknown>;
    if (Object.keys(globalThis).length !== globals) throw new Error("importing it changed globalThis");
  });
  if (!imported) return 0;
  const model = readServiceModel(name);
  const byName = new Map(
    Object.values(module)
      .filter(isOperation)
      .map((operation) => [operation.name, operation]),
  );
  const caller = new OperationCaller(core, module["service"] as Service, model);
  for (const operation of byName.values()) {
    await tally.check(`${name} ${operation.name}`, () => caller.call(operation));
  }
  await tally.check(`${name} has every operation of its model`, () => {
    const missing = Object.keys(model.operations).filter((operation) => !byName.has(operation));
    if (missing.length > 0) throw new Error(`missing: ${missing.join(", ")}`);
  });
  return byName.size;
}

function isOperation(value: unknown): value is Operation<unknown, unknown> {
  return typeof value === "object" && value !== null && "http" in value && "description" in value && "name" in value;
}
