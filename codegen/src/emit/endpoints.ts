/** Emits `endpoints.ts`: the compiled endpoint rules and the service's rows of the region table. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { jsonText } from "./literal.ts";
import { RUNTIME, runtimePart } from "./runtime-symbols.ts";

export function emitEndpoints(plan: ServicePlan): GeneratedFile {
  const imports = new Imports();
  imports.type("EndpointRules", RUNTIME);
  const { rules, regions } = plan.endpoints;
  const statements: string[] = [];
  if (typeof rules === "string") statements.push(`export const endpoints: EndpointRules =\n  ${jsonText(rules)};`);
  else {
    const standard = imports.value(rules.standard, runtimePart("endpoints"));
    statements.push(
      `export const endpoints: EndpointRules = { standard: ${standard}, prefix: ${JSON.stringify(rules.prefix)} };`,
    );
  }
  if (regions !== undefined) statements.push(`export const regions: string =\n  ${jsonText(regions)};`);
  return generatedModule("endpoints", imports, statements);
}
