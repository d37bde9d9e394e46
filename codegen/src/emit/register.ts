/** Emits `register.ts`, the one module with a side effect: it makes the service known by name, as a value and as a type. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { propertyName } from "./literal.ts";
import { CORE, RUNTIME } from "./runtime-symbols.ts";

export function emitRegister(plan: ServicePlan): GeneratedFile {
  const imports = new Imports();
  const { name, className } = plan.service;
  imports.value("registerService", RUNTIME);
  imports.value(className, "./client.ts");
  const quoted = JSON.stringify(name);
  const statements = [`registerService(${quoted}, ${className});`];
  const registries = [`  interface ServiceRegistry {\n    ${propertyName(name)}: ${className};\n  }\n`];
  const types = ["ServiceRegistry"];
  if (plan.resources) {
    imports.value("registerResource", RUNTIME);
    const resource = imports.value(plan.resources.className, "./resource.ts");
    statements.push(`registerResource(${quoted}, ${resource});`);
    registries.push(`  interface ResourceRegistry {\n    ${propertyName(name)}: ${resource};\n  }\n`);
    types.unshift("ResourceRegistry");
  }
  return generatedModule("register", imports, [
    // A module can only be added to where it is imported; this import stays in the declarations and costs nothing at run time.
    `export type { ${types.join(", ")} } from "${CORE}";`,
    statements.join("\n"),
    `declare module "${CORE}" {\n${registries.join("\n")}}`,
  ]);
}
