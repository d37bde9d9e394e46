/** An expression in generated code: text where it is a plain path, else text and function. */
import type { ExpressionPlan } from "../plan/expressions.ts";
import type { Imports } from "./generated-file.ts";
import { Reference } from "./literal.ts";
import { runtimePart } from "./runtime-symbols.ts";

/** The expression as a value for `literal`; what its source calls is imported. */
export function expressionValue({ text, source, uses }: ExpressionPlan, imports: Imports): unknown {
  if (source === undefined) return text;
  for (const { part, name } of uses) imports.value(name, runtimePart(part));
  return { expression: text, search: new Reference(source) };
}
