/** Emits `client.ts`: the client class with a method for every operation. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { RUNTIME } from "./runtime-symbols.ts";

export function emitClient(plan: ServicePlan): GeneratedFile {
  const imports = new Imports();
  const { className } = plan.service;
  for (const type of ["CallOptions", "Client", "ClientClass"]) imports.type(type, RUNTIME);
  imports.value("clientClass", RUNTIME);
  imports.namespace("operations", "./operations.ts", false);
  imports.value("service", "./service.ts");
  imports.namespace("types", "./types.ts", true);
  const methods = plan.operations.map(({ name, comment, inputType, inputOptional, outputType }) => {
    if (outputType.startsWith("Reply")) imports.type("Reply", RUNTIME);
    return `${docComment(comment, "  ")}  ${name}(input${inputOptional ? "?" : ""}: ${inputType}, options?: CallOptions): Promise<${outputType}>;\n`;
  });
  const comment = docComment([`Client of ${plan.fullName}: a method for every operation.`]);
  return generatedModule("client", imports, [
    `${comment}export interface ${className} extends Client {\n${methods.join("")}}`,
    `${comment}export const ${className}: ClientClass<${className}> = /*#__PURE__*/ clientClass(service, operations);`,
  ]);
}
