/** Emits `types.ts`: every structure, union and enum of a service. */
import type { MemberPlan, ServicePlan, TypePlan } from "../plan/service-plan.ts";
import { docComment } from "./doc-comment.ts";
import { generatedModule, Imports, type GeneratedFile } from "./generated-file.ts";
import { propertyName } from "./literal.ts";
import { RUNTIME } from "./runtime-symbols.ts";

export function emitTypes(plan: ServicePlan): GeneratedFile {
  const imports = new Imports();
  for (const type of plan.runtimeTypes) imports.type(type, RUNTIME);
  const statements = plan.types.map(declaration);
  return generatedModule("types", imports, statements.length > 0 ? statements : ["export {};"]);
}

function declaration(type: TypePlan): string {
  const comment = docComment(type.comment);
  switch (type.kind) {
    case "interface": {
      const head = `${comment}export interface ${type.name}${type.isReply ? " extends Reply" : ""}`;
      return type.members.length === 0 ? `${head} {}` : `${head} {\n${members(type.members)}}`;
    }
    case "union":
      return `${comment}export type ${type.name} = ${type.open ? "OpenTaggedUnion" : "TaggedUnion"}<{\n${members(type.members)}}>;`;
    case "enum":
      return `${comment}export type ${type.name} = ${enumeration(type.values)};`;
    case "alias":
      return `${comment}export type ${type.name} = ${type.type};`;
  }
}

function members(plans: readonly MemberPlan[]): string {
  return plans
    .map(
      ({ name, type, optional, comment }) =>
        `${docComment(comment, "  ")}  ${propertyName(name)}${optional ? `?: ${type} | undefined` : `: ${type}`};\n`,
    )
    .join("");
}

/** Known values, and any other text: services add values. */
function enumeration(values: readonly string[]): string {
  const known = [...new Set(values)].map((value) => JSON.stringify(value));
  const line = [...known, "(string & {})"].join(" | ");
  if (line.length <= 100) return line;
  return `\n${[...known, "(string & {})"].map((value) => `  | ${value}`).join("\n")}`;
}
