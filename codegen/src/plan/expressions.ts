/**
 * Writes the JMESPath of paginators and waiters as TypeScript. Plain paths stay text, which the runtime reads; of the others each
 * operator becomes a call of the runtime's function of the same name, so that no interpreter has to be in a bundle. An expression
 * with a function or operator that is not in the table falls back to the interpreter.
 */
import { isPath } from "../../../packages/core/src/jmespath/expression.ts";
import { parseExpression } from "../../../packages/core/src/jmespath/parser.ts";
import type { Node } from "../../../packages/core/src/jmespath/syntax-tree.ts";

/** An expression as it is written into generated code. */
export interface ExpressionPlan {
  readonly text: string;
  /** Source of a function from a value to what is found in it; undefined for a plain path. */
  readonly source: string | undefined;
  /** Functions of the runtime that the source calls, by the entry of core that exports them. */
  readonly uses: ReadonlyArray<{ readonly part: "expressions" | "jmespath"; readonly name: string }>;
}

/** Functions of JMESPath that the runtime exports by themselves. */
const FUNCTIONS: ReadonlySet<string> = new Set(["length"]);

/** @throws ParseError for a text that is no expression; validation reports those before */
export function planExpression(text: string): ExpressionPlan {
  if (isPath(text)) return { text, source: undefined, uses: [] };
  const used = new Set<string>();
  const body = write(parseExpression(text), "value", used);
  if (body === undefined) {
    return {
      text,
      source: `(value: unknown) => compileExpression(${JSON.stringify(text)}).search(value)`,
      uses: [{ part: "jmespath", name: "compileExpression" }],
    };
  }
  return { text, source: `(value: unknown) => ${body}`, uses: [...used].sort().map((name) => ({ part: "expressions", name })) };
}

/** Source of a node applied to `value`, the source of a value; undefined when it cannot be written. */
function write(node: Node, value: string, used: Set<string>): string | undefined {
  const call = (name: string, ...args: (string | undefined)[]): string | undefined => {
    used.add(name);
    return args.includes(undefined) ? undefined : `${name}(${args.join(", ")})`;
  };
  const lambda = (body: Node): string | undefined => prefixed("(value) => ", write(body, "value", used));
  switch (node.kind) {
    case "current":
      return value;
    case "literal":
      return JSON.stringify(node.value);
    case "field":
      return call("field", value, JSON.stringify(node.name));
    case "index":
      return call("index", value, String(node.at));
    case "flatten":
    case "values":
      return call(node.kind, write(node.on, value, used));
    case "then": {
      const first = write(node.first, value, used);
      return first === undefined || mentionsValueOften(node.second) ? undefined : write(node.second, first, used);
    }
    case "project":
      return call("project", write(node.on, value, used), lambda(node.each));
    case "filter":
      return call("project", call("filter", write(node.on, value, used), lambda(node.test)), lambda(node.each));
    case "compare":
      return call("compare", write(node.left, value, used), JSON.stringify(node.by), write(node.right, value, used));
    case "or":
    case "and":
      return call(node.kind, write(node.left, value, used), prefixed("() => ", write(node.right, value, used)));
    case "not":
      return prefixed("!", call("isTrue", write(node.on, value, used)));
    case "call":
      return FUNCTIONS.has(node.name) && node.args.length === 1 ? call(node.name, write(node.args[0]!, value, used)) : undefined;
    default:
      return undefined;
  }
}

/** Only steps that use their value once may stand behind another; the others would repeat it. */
function mentionsValueOften(node: Node): boolean {
  if (node.kind === "then") return mentionsValueOften(node.first) || mentionsValueOften(node.second);
  return node.kind !== "field" && node.kind !== "index" && node.kind !== "current";
}

function prefixed(prefix: string, source: string | undefined): string | undefined {
  return source === undefined ? undefined : prefix + source;
}
