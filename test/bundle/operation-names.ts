/** Finds operations in a bundle that nobody asked for: the proof that trees shake. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/workspace/root.ts";

/** Operations of a service by API name, from its model. */
export function operationNames(service: string): string[] {
  const folder = join(ROOT, "models", service);
  const version = readdirSync(folder).at(-1) ?? "";
  const model = JSON.parse(readFileSync(join(folder, version, "service-2.json"), "utf8")) as { operations: Record<string, unknown> };
  return Object.keys(model.operations);
}

/**
 * Operations whose declaration is in the code: `"ListObjectsV2"` as a whole string, which is how generated code names one.
 *
 * @param wanted - the operation that was imported
 */
export function foreignOperations(code: string, service: string, wanted: string): string[] {
  const strings = new Set([...code.matchAll(/["'`]([A-Z][A-Za-z0-9]+)["'`]/g)].map((match) => match[1]));
  return operationNames(service).filter((name) => name !== wanted && strings.has(name));
}
