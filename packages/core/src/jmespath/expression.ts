/**
 * Expressions as generated code and programs give them. Nearly all of those in models are plain paths (`Contents`,
 * `Reservations[].Instances[].State.Name`), which this module reads by itself; the generator compiles the others, and
 * programs do with `compileExpression`. So the interpreter of JMESPath is in a bundle only where it is used.
 */
import { JMESPathError } from "./errors.ts";
import { field, flatten, project, type Search } from "./operators.ts";

/** An expression that is ready to use, like the result of Python's `jmespath.compile`. */
export interface CompiledExpression {
  /** Its text. */
  readonly expression: string;
  /** What it finds in a value; null when that is nothing. */
  readonly search: Search;
}

/** A plain path, or any expression of JMESPath compiled. */
export type Expression = string | CompiledExpression;

const PATH = /^[A-Za-z_]\w*(\[\])?(\.[A-Za-z_]\w*(\[\])?)*$/;

/** Whether a text is a plain path: names with dots between them, each of which may end in `[]`. */
export function isPath(text: string): boolean {
  return PATH.test(text);
}

/** The text of an expression. */
export function textOf(expression: Expression): string {
  return typeof expression === "string" ? expression : expression.expression;
}

/**
 * The function of an expression.
 *
 * @throws JMESPathError for a text that is more than a path
 */
export function searchOf(expression: Expression): Search {
  if (typeof expression !== "string") return (value) => expression.search(value);
  if (!isPath(expression)) {
    throw new JMESPathError(
      `"${expression}" is more than a path. Compile it: compileExpression(${JSON.stringify(expression)}) from "@boto3/core".`,
      { expression },
    );
  }
  const steps = expression.split(".");
  return (value) => walk(steps, value);
}

/** After `[]`, the rest of the path is applied to each element. */
function walk(steps: readonly string[], value: unknown): unknown {
  let found = value;
  let isProjected = false;
  for (const step of steps) {
    const name = step.endsWith("[]") ? step.slice(0, -2) : step;
    found = isProjected ? project(found, (element) => field(element, name)) : field(found, name);
    if (name === step) continue;
    found = project(flatten(found), (element) => element);
    isProjected = true;
  }
  return found;
}
