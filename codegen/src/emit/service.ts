/** Emits `service.ts`: what a client knows about the service beside its operations. */
import type { RetriesPlan } from "../plan/retries.ts";
import type { ServicePlan } from "../plan/service-plan.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { jsonText, literal, Reference } from "./literal.ts";
import { EXTRA_PARTS, RUNTIME, runtimePart } from "./runtime-symbols.ts";

export function emitService(plan: ServicePlan): GeneratedFile {
  const imports = new Imports();
  imports.value("defineService", RUNTIME);
  imports.type("Service", RUNTIME);
  const { rules, hosts } = plan.endpoints;
  if (rules !== undefined) imports.value("endpoints", "./endpoints.ts");
  if (hosts !== undefined) imports.value("hosts", "./endpoints.ts");
  const { protocol, customization, signers, retries, ...facts } = plan.service;
  // Renamed, because ec2 is the name of a protocol and of a customization.
  if (customization !== undefined)
    imports.value(`${customization} as customization`, runtimePart(`customizations/${plan.service.name}`));
  const value = {
    ...facts,
    protocol: new Reference(imports.value(protocol.constant, runtimePart(protocol.part))),
    signers:
      signers.length === 0
        ? undefined
        : new Reference(`{ ${signers.map((name) => imports.value(name, runtimePart(`signers/${name}`))).join(", ")} }`),
    endpoints: rules === undefined ? undefined : new Reference("endpoints"),
    hosts: hosts === undefined ? undefined : new Reference("hosts"),
    errors: plan.errorTable === undefined ? undefined : new Reference(jsonText(plan.errorTable)),
    errorShapes: plan.errorShapes === undefined ? undefined : new Reference(jsonText(plan.errorShapes)),
    ...Object.fromEntries(
      plan.errorParts.map((part) => [part, new Reference(imports.value(part, runtimePart(EXTRA_PARTS[part]!)))]),
    ),
    retries: retries && retriesLiteral(retries, imports),
    customization: customization === undefined ? undefined : new Reference("customization"),
  };
  const comment = docComment(plan.comment);
  return generatedModule("service", imports, [
    `${comment}export const service: Service = /*#__PURE__*/ defineService(${literal(value)});`,
  ]);
}

function retriesLiteral({ checksCrc32, ...rules }: RetriesPlan, imports: Imports): object {
  return { ...rules, check: checksCrc32 ? new Reference(imports.value("checkCrc32", runtimePart("reply-crc32"))) : undefined };
}
