/** Emits `resource.ts`: an interface and a class per resource type, or nothing when the service has no resources. */
import type { ServicePlan } from "../plan/service-plan.ts";
import type { CollectionPlan, ResourceTypePlan, SignaturePlan } from "../plan/resources/resource-plan.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { literal } from "./literal.ts";
import { RESOURCES, RUNTIME } from "./runtime-symbols.ts";

export function emitResource(plan: ServicePlan): GeneratedFile | undefined {
  const { resources } = plan;
  if (!resources) return undefined;
  const imports = new Imports();
  const { className } = plan.service;
  const { values } = resources;
  for (const name of ["resourceClass", "resourceFamily"]) imports.value(name, RESOURCES);
  for (const type of ["Resource", "ResourceClass", "ResourceFamily"]) imports.type(type, RESOURCES);
  imports.value(className, "./client.ts");
  imports.namespace("types", "./types.ts", true);
  for (const type of resources.runtimeTypes) imports.type(type, RUNTIME);
  const family = `[${resources.types.map(({ name }) => name).join(", ")}]`;
  const client = values ? `/*#__PURE__*/ ${values.clientClass}(${className})` : className;
  const clientType = values ? `${values.clientType}<${className}>` : className;
  const statements = [
    `const family: ResourceFamily = /*#__PURE__*/ resourceFamily(${JSON.stringify(plan.service.name)}, ${client}, () => ${family});`,
    ...resources.types.flatMap((type) => [resourceInterface(type, clientType), resourceConstant(type)]),
    ...resources.collections.map(collectionInterface),
  ];
  for (const { extensions } of resources.types) {
    for (const { module, type, constant } of extensions) {
      imports.value(constant, module);
      imports.type(type.replace(/<.*/, ""), module);
    }
  }
  const text = statements.join("\n");
  if (values) {
    imports.value(values.clientClass, values.module);
    for (const type of [values.clientType, values.inputType, values.outputType])
      if (text.includes(`${type}<`)) imports.type(type, values.module);
  }
  for (const type of ["Collection", "Filled", "WaiterInput", "WaitResult"])
    if (text.includes(`${type}<`)) imports.type(type, RESOURCES);
  if (text.includes("WaitOptions")) imports.type("WaitOptions", RESOURCES);
  if (text.includes("CallOptions")) imports.type("CallOptions", RUNTIME);
  if (/\bReply\b/.test(text)) imports.type("Reply", RUNTIME);
  for (const { name } of plan.paginators) if (text.includes(`paginator: ${name}`)) imports.value(name, "./paginators.ts");
  for (const { name } of plan.waiters) if (text.includes(`waiter: ${name}`)) imports.value(name, "./waiters.ts");
  return generatedModule("resource", imports, statements);
}

function resourceInterface({ name, comment, dataType, members, extensions }: ResourceTypePlan, client: string): string {
  const bases = [`Resource<${client}, ${dataType}>`, ...extensions.map(({ type }) => type)];
  const head = `${docComment(comment)}export interface ${name} extends ${bases.join(", ")}`;
  return members.length === 0 ? `${head} {}` : `${head} {\n${members.map(memberText).join("")}}`;
}

function resourceConstant({ name, type, comment, constructorArguments, definition }: ResourceTypePlan): string {
  const types = constructorArguments === "" ? name : `${name}, ${constructorArguments}`;
  return `${docComment(comment)}export const ${name}: ResourceClass<${types}> = /*#__PURE__*/ resourceClass(family, ${JSON.stringify(type)}, ${literal(definition)});`;
}

function collectionInterface({ name, comment, base, members }: CollectionPlan): string {
  return `${docComment(comment)}export interface ${name}<Input> extends ${base} {\n${members.map(memberText).join("")}}`;
}

function memberText({ signature, comment }: SignaturePlan): string {
  return `${docComment(comment, "  ")}  ${signature};\n`;
}
