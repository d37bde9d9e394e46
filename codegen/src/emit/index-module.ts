/** Emits `index.ts`: everything a package exports, name by name. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";

export function emitIndex(plan: ServicePlan): GeneratedFile {
  const operations = plan.operations.map(({ name, indexName }) => (name === indexName ? name : `${name} as ${indexName}`));
  const errors = new Set(plan.errors.map((error) => error.name));
  const types = plan.types.map((type) => type.name).filter((name) => !errors.has(name));
  const exports = [
    exportFrom("./service.ts", ["service"]),
    exportFrom("./client.ts", [plan.service.className]),
    exportFrom("./operations.ts", operations),
    exportFrom(
      "./paginators.ts",
      plan.paginators.map((paginator) => paginator.name),
    ),
    exportFrom(
      "./waiters.ts",
      plan.waiters.map((waiter) => waiter.name),
    ),
    exportFrom(
      "./errors.ts",
      plan.errors.map((error) => error.name),
    ),
    exportFrom("./types.ts", types, "export type"),
  ];
  return generatedModule(
    "index",
    new Imports(),
    exports.filter((statement) => statement !== ""),
  );
}

function exportFrom(module: string, names: readonly string[], keyword = "export"): string {
  if (names.length === 0) return "";
  const line = `${keyword} { ${names.join(", ")} } from "${module}";`;
  return line.length <= 120 ? line : `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}} from "${module}";`;
}
