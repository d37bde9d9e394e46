/** Emits `client.ts`: the client class with a method for every operation. */
import type { ServicePlan } from "../plan/service-plan.ts";
import { PAGINATOR_SET, WAITER_SET, type SetNames } from "./definition-set.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { RUNTIME, runtimePart } from "./runtime-symbols.ts";

export function emitClient(plan: ServicePlan): GeneratedFile {
  const imports = new Imports();
  const { className } = plan.service;
  for (const type of ["CallOptions", "ClientClass", "PaginatingClient", "ServiceClient", "WaitingClient"])
    imports.type(type, RUNTIME);
  imports.value("clientClass", RUNTIME);
  // Named one by one: a namespace object would keep every operation in some bundles.
  for (const { name, clientConstant } of plan.operations) {
    imports.value(name === clientConstant ? name : `${name} as ${clientConstant}`, "./operations.ts");
  }
  imports.value("service", "./service.ts");
  const regions = plan.endpoints.regions === undefined ? "undefined" : imports.value("regions", "./endpoints.ts");
  const sets = {
    paginators: usedSet(imports, PAGINATOR_SET, plan.paginators),
    waiters: usedSet(imports, WAITER_SET, plan.waiters),
  };
  const extras = plan.clientMethods.map(({ package: name, part, constant, type }) => {
    const module = name === undefined ? runtimePart(part) : `${name}/${part}`;
    imports.type(type, module);
    return { type, constant: imports.value(constant, module) };
  });
  const extraMethods = extras.length === 0 ? "undefined" : `[${extras.map(({ constant }) => constant).join(", ")}]`;
  imports.namespace("types", "./types.ts", true);
  const methods = plan.operations.map(({ name, comment, inputType, inputOptional, outputType }) => {
    if (outputType.startsWith("Reply")) imports.type("Reply", RUNTIME);
    return `${docComment(comment, "  ")}  ${name}(input${inputOptional ? "?" : ""}: ${inputType}, options?: CallOptions): Promise<${outputType}>;\n`;
  });
  if (plan.errors.length > 0) {
    imports.type("ClientExceptions", RUNTIME);
    imports.namespace("errors", "./errors.ts", true);
    const exceptions = docComment(["Classes of the modelled errors: `error instanceof client.exceptions.Name`."], "  ");
    methods.unshift(`${exceptions}  readonly exceptions: ClientExceptions & typeof errors;\n`);
  }
  const comment = docComment([`Client of ${plan.fullName}: a method for every operation.`]);
  const helpers = [`PaginatingClient${sets.paginators.types}`, `WaitingClient${sets.waiters.types}`];
  const bases = ["ServiceClient", ...helpers, ...extras.map(({ type }) => type)];
  return generatedModule("client", imports, [
    `${comment}export interface ${className} extends ${bases.join(", ")} {\n${methods.join("")}}`,
    `${comment}export const ${className}: ClientClass<${className}> = /*#__PURE__*/ clientClass(service, ${[operationSet(plan), ...withoutDefaults([regions, sets.paginators.value, sets.waiters.value, extraMethods])].join(", ")});`,
  ]);
}

/** Arguments without those at the end that are left out of a call. */
function withoutDefaults(args: readonly string[]): string[] {
  const last = args.findLastIndex((argument) => argument !== "undefined" && argument !== "{}");
  return args.slice(0, last + 1);
}

/** The set of paginators or waiters as a value and as type arguments. */
function usedSet(imports: Imports, names: SetNames, members: readonly unknown[]): { value: string; types: string } {
  if (members.length === 0) return { value: "{}", types: "" };
  const from = `./${names.value}.ts`;
  for (const type of [names.type, names.spellings]) imports.type(type, from);
  return { value: imports.value(names.value, from), types: `<${names.type}, ${names.spellings}>` };
}

function operationSet(plan: ServicePlan): string {
  return `{\n${plan.operations.map(({ name, clientConstant }) => `  ${name === clientConstant ? name : `${name}: ${clientConstant}`},\n`).join("")}}`;
}
