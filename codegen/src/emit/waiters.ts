/** Emits `waiters.ts`: a pure literal for each waiter, or nothing when the model has none. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { definitionSet, WAITER_SET } from "./definition-set.ts";
import { docComment } from "./doc-comment.ts";
import { expressionValue } from "./expressions.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { literal, Reference } from "./literal.ts";
import { RUNTIME } from "./runtime-symbols.ts";

export function emitWaiters(plan: ServicePlan): GeneratedFile | undefined {
  if (plan.waiters.length === 0) return undefined;
  const imports = new Imports();
  imports.type("WaiterDefinition", RUNTIME);
  imports.namespace("operations", "./operations.ts", false);
  imports.namespace("types", "./types.ts", true);
  const statements = plan.waiters.map(({ name, comment, apiName, operation, delay, maxAttempts, acceptors }) => {
    if (operation.outputType.startsWith("Reply")) imports.type("Reply", RUNTIME);
    const value = literal({
      name: apiName,
      operation: new Reference(`operations.${operation.name}`),
      delay,
      maxAttempts,
      acceptors: acceptors.map((acceptor) => ({
        ...acceptor,
        argument: acceptor.argument && expressionValue(acceptor.argument, imports),
      })),
    });
    return `${docComment(comment)}export const ${name}: WaiterDefinition<${operation.inputType}, ${operation.outputType}> = ${value};`;
  });
  const members = plan.waiters.map(({ name, method, apiName }) => ({ method, apiName, constant: name }));
  return generatedModule("waiters", imports, [...statements, ...definitionSet(WAITER_SET, members)]);
}
