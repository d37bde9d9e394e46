/** Emits `paginators.ts`: one pure literal per paginated operation, or nothing when the model has none. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { literal, Reference } from "./literal.ts";
import { RUNTIME } from "./runtime-symbols.ts";

export function emitPaginators(plan: ServicePlan): GeneratedFile | undefined {
  if (plan.paginators.length === 0) return undefined;
  const imports = new Imports();
  imports.type("PaginatorDefinition", RUNTIME);
  imports.namespace("operations", "./operations.ts", false);
  imports.namespace("types", "./types.ts", true);
  const statements = plan.paginators.map(({ name, comment, operation, ...facts }) => {
    if (operation.outputType.startsWith("Reply")) imports.type("Reply", RUNTIME);
    const value = literal({ operation: new Reference(`operations.${operation.name}`), ...facts });
    return `${docComment(comment)}export const ${name}: PaginatorDefinition<${operation.inputType}, ${operation.outputType}> = ${value};`;
  });
  return generatedModule("paginators", imports, statements);
}
