/** Emits `errors.ts`: a class and a type per modelled error, or nothing when the model has none. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { RUNTIME } from "./runtime-symbols.ts";

export function emitErrors(plan: ServicePlan): GeneratedFile | undefined {
  if (plan.errors.length === 0) return undefined;
  const imports = new Imports();
  imports.value("modeledError", RUNTIME);
  imports.type("ModeledError", RUNTIME);
  imports.type("ModeledErrorClass", RUNTIME);
  imports.namespace("types", "./types.ts", true);
  const statements = plan.errors.flatMap(({ name, membersType, comment }) => [
    `${docComment(comment)}export type ${name} = ModeledError<${membersType}>;`,
    `${docComment(comment)}export const ${name}: ModeledErrorClass<${membersType}> = /*#__PURE__*/ modeledError("${name}");`,
  ]);
  return generatedModule("errors", imports, statements);
}
