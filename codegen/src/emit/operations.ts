/** Emits `operations.ts`: one constant per operation, with its wire description. */
import type { OperationPlan, ServicePlan } from "../plan/service-plan.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { jsonText } from "./literal.ts";
import { EXTRA_PARTS, RUNTIME, runtimePart } from "./runtime-symbols.ts";

export function emitOperations(plan: ServicePlan): GeneratedFile {
  const imports = new Imports();
  imports.value("operation", RUNTIME);
  imports.type("Operation", RUNTIME);
  imports.namespace("types", "./types.ts", true);
  const statements = plan.operations.map((operation) => constant(operation, imports));
  if (plan.sharedShapes !== undefined) {
    statements.unshift(
      `/** Shapes that several operations with very long descriptions share. */\nconst sharedShapes = (): string =>\n  ${jsonText(plan.sharedShapes)};`,
    );
  }
  const renamed = plan.operations.filter((operation) => operation.constant !== operation.name);
  if (renamed.length > 0)
    statements.push(`export { ${renamed.map(({ constant, name }) => `${constant} as ${name}`).join(", ")} };`);
  return generatedModule("operations", imports, statements);
}

function constant(operation: OperationPlan, imports: Imports): string {
  const { name, constant, apiName, http, inputType, outputType, description, usesSharedShapes, extras, hooks } = operation;
  if (outputType.startsWith("Reply")) imports.type("Reply", RUNTIME);
  for (const extra of extras) imports.value(extra, runtimePart(EXTRA_PARTS[extra]!));
  for (const hook of hooks) imports.value(hook.constant, runtimePart(hook.part));
  const fields = [...(usesSharedShapes ? ["shapes: sharedShapes"] : []), ...extras];
  if (hooks.length > 0) fields.push(`hooks: [${hooks.map((hook) => hook.constant).join(", ")}]`);
  const args = [JSON.stringify(apiName), JSON.stringify(http)];
  if (description !== "{}" || fields.length > 0) args.push(jsonText(description));
  if (fields.length > 0) args.push(`{ ${fields.join(", ")} }`);
  const keyword = constant === name ? "export const" : "const";
  return `${docComment(operation.comment)}${keyword} ${constant}: Operation<${inputType}, ${outputType}> =\n  /*#__PURE__*/ operation(${args.join(", ")});`;
}
