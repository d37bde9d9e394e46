/** Emits `paginators.ts`: a pure literal for each paginated operation, or nothing when the model has none. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { definitionSet, PAGINATOR_SET } from "./definition-set.ts";
import { docComment } from "./doc-comment.ts";
import { expressionValue } from "./expressions.ts";
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
    const { inputType, outputType } = operation;
    if (outputType.startsWith("Reply")) imports.type("Reply", RUNTIME);
    const value = literal({
      operation: new Reference(`operations.${operation.name}`),
      ...facts,
      outputToken: facts.outputToken.map((token) => expressionValue(token, imports)),
      moreResults: facts.moreResults && expressionValue(facts.moreResults, imports),
    });
    const keys = `readonly [${facts.resultKey.map((key) => JSON.stringify(key)).join(", ")}]`;
    return `${docComment(comment)}export const ${name}: PaginatorDefinition<${inputType}, ${outputType}, ${keys}> = ${value};`;
  });
  const members = plan.paginators.map(({ name, operation }) => ({
    method: operation.name,
    apiName: operation.apiName,
    constant: name,
  }));
  return generatedModule("paginators", imports, [...statements, ...definitionSet(PAGINATOR_SET, members)]);
}
