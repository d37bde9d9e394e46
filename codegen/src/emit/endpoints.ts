/** Emits `endpoints.ts`: the endpoint rules, and the service's part of the region table. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { jsonText } from "./literal.ts";
import type { CompiledRules } from "./endpoint-rules/compile-rule-set.ts";
import { RUNTIME, runtimePart } from "./runtime-symbols.ts";

/** Returns nothing when the service has neither rules nor regions. */
export function emitEndpoints(plan: ServicePlan): GeneratedFile | undefined {
  const imports = new Imports();
  const { rules, hosts, regions } = plan.endpoints;
  const statements: string[] = [];
  if (rules !== undefined) {
    imports.type("EndpointRules", RUNTIME);
    statements.push(`export const endpoints: EndpointRules = /*#__PURE__*/ ${rulesCall(rules, plan.service.name, imports)};`);
  }
  if (hosts !== undefined)
    statements.push(
      `/** Hosts and signing where they are not the usual. */\nexport const hosts: string =\n  ${jsonText(hosts)};`,
    );
  if (regions !== undefined)
    statements.push(`/** Names of regions by partition. */\nexport const regions: string =\n  ${jsonText(regions)};`);
  return statements.length === 0 ? undefined : generatedModule("endpoints", imports, statements);
}

function rulesCall(rules: CompiledRules, service: string, imports: Imports): string {
  if ("standard" in rules) return `${imports.value(rules.standard, runtimePart("endpoints"))}(${JSON.stringify(rules.prefix)})`;
  const part = runtimePart("rules");
  const functions = rules.functions.map(([code, name]) => `${code}: ${imports.value(name, part)}`);
  const args = [`\n  ${jsonText(rules.text)}`];
  if (functions.length > 0 || rules.extras.length > 0)
    args.push(functions.length > 0 ? `\n  { ${functions.join(", ")} }` : "\n  {}");
  for (const extra of rules.extras) args.push(`\n  ${imports.value(extra, part)}`);
  return `${imports.value("ruleSet", part)}(${args.join(",")},\n)`;
}
