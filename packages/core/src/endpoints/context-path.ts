/**
 * The part of JMESPath that operation context parameters use: fields, `[*]`, `[]`, `.[a, b]` and `keys(...)`. Five operations
 * of DynamoDB and S3 need it, so the JMESPath engine of paginators stays out of bundles. The generator
 * (`checkContextPath`) refuses anything else.
 */

/** One step from a value to the next. */
type Step =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "keys" }
  | { readonly kind: "wildcard" }
  | { readonly kind: "flatten" }
  | { readonly kind: "list"; readonly items: readonly Step[][] };

/**
 * Reads an expression.
 *
 * @throws Error when it uses more of JMESPath than this module knows
 */
export function parseContextPath(expression: string): Step[] {
  const call = /^keys\((.*)\)$/.exec(expression);
  if (call) return [...parseContextPath(call[1]!), { kind: "keys" }];
  const steps: Step[] = [];
  const token = /\.?(?:(\w+)|\[(\*|)\]|\[([^[\]*]+)\])/y;
  while (token.lastIndex < expression.length) {
    const match = token.exec(expression);
    if (!match) throw new Error(`The context path "${expression}" is not supported.`);
    const [, name, bracket, items] = match;
    if (name !== undefined) steps.push({ kind: "field", name });
    else if (bracket !== undefined) steps.push({ kind: bracket === "*" ? "wildcard" : "flatten" });
    else steps.push({ kind: "list", items: items!.split(",").map((item) => parseContextPath(item.trim())) });
  }
  return steps;
}

/** What an expression finds in a call's input; undefined when there is nothing. */
export function searchContextPath(expression: string, input: unknown): unknown {
  return walk(parseContextPath(expression), 0, input) ?? undefined;
}

function walk(steps: readonly Step[], from: number, start: unknown): unknown {
  let value = start;
  for (let index = from; index < steps.length; index++) {
    const step = steps[index]!;
    if (step.kind === "wildcard") return project(value, steps, index);
    if (step.kind === "flatten") return project(flatten(value), steps, index);
    if (value === undefined || value === null) return undefined;
    if (step.kind === "field") value = (value as Record<string, unknown>)[step.name];
    else if (step.kind === "keys") value = Object.keys(value);
    else value = step.items.map((item) => walk(item, 0, value) ?? null);
  }
  return value;
}

/** Goes on with every element; the next `[]` ends the projection by flattening what it found. */
function project(list: unknown, steps: readonly Step[], index: number): unknown {
  if (!Array.isArray(list)) return undefined;
  let end = index + 1;
  while (end < steps.length && steps[end]!.kind !== "flatten" && steps[end]!.kind !== "keys") end++;
  const inner = steps.slice(index + 1, end);
  const found = list.map((element) => walk(inner, 0, element)).filter((element) => element !== undefined && element !== null);
  return walk(steps, end, found);
}

function flatten(value: unknown): unknown {
  return Array.isArray(value) ? value.flat() : undefined;
}
