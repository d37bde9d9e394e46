/** Turns a syntax tree into a function. Names and numbers of arguments of functions are checked here, their types when they run. */
import { ArityError, JMESPathError, UnknownFunctionError, VariadictArityError } from "./errors.ts";
import { checkArguments, FUNCTIONS } from "./functions.ts";
import { and, compare, field, filter, flatten, index, isTrue, or, project, values, type Search } from "./operators.ts";
import type { Node } from "./syntax-tree.ts";

/** @throws UnknownFunctionError, ArityError */
export function toSearch(node: Node): Search {
  switch (node.kind) {
    case "current":
      return (value) => value ?? null;
    case "field":
      return (value) => field(value, node.name);
    case "index":
      return (value) => index(value, node.at);
    case "slice":
      return (value) => slice(value, node.from, node.to, node.step ?? 1);
    case "literal":
      return () => node.value;
    case "then": {
      const [first, second] = [toSearch(node.first), toSearch(node.second)];
      return (value) => second(first(value));
    }
    case "flatten":
    case "values": {
      const [on, step] = [toSearch(node.on), node.kind === "flatten" ? flatten : values];
      return (value) => step(on(value));
    }
    case "project": {
      const [on, each] = [toSearch(node.on), toSearch(node.each)];
      return (value) => project(on(value), each);
    }
    case "filter": {
      const [on, test, each] = [toSearch(node.on), toSearch(node.test), toSearch(node.each)];
      return (value) => project(filter(on(value), test), each);
    }
    case "compare": {
      const [left, right] = [toSearch(node.left), toSearch(node.right)];
      return (value) => compare(left(value), node.by, right(value));
    }
    case "or":
    case "and": {
      const [left, right, join] = [toSearch(node.left), toSearch(node.right), node.kind === "or" ? or : and];
      return (value) => join(left(value), () => right(value));
    }
    case "not": {
      const on = toSearch(node.on);
      return (value) => !isTrue(on(value));
    }
    case "list": {
      const items = node.items.map(toSearch);
      return (value) => ((value ?? null) === null ? null : items.map((item) => item(value)));
    }
    case "hash": {
      const entries = node.entries.map(([name, item]) => [name, toSearch(item)] as const);
      return (value) =>
        (value ?? null) === null ? null : Object.fromEntries(entries.map(([name, item]) => [name, item(value)]));
    }
    case "reference": {
      const to = toSearch(node.to);
      return () => to;
    }
    case "call":
      return call(node.name, node.args.map(toSearch));
  }
}

function call(name: string, args: readonly Search[]): Search {
  const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]! : undefined;
  if (!called) throw new UnknownFunctionError(`Unknown function: ${name}()`, { function_name: name });
  const wanted = called.takes.length;
  if (called.variadic && args.length < wanted) throw new VariadictArityError(name, wanted, args.length);
  if (!called.variadic && args.length !== wanted) throw new ArityError(name, wanted, args.length);
  const run = called.run as (...given: unknown[]) => unknown;
  return (value) => {
    const given = args.map((argument) => argument(value));
    checkArguments(name, called, given);
    return run(...given) ?? null;
  };
}

/** A part of a list; as in Python, negative positions count from the end and a negative step goes backwards. */
function slice(value: unknown, from: number | undefined, to: number | undefined, step: number): unknown {
  if (!Array.isArray(value)) return null;
  if (step === 0) throw new JMESPathError("slice step cannot be zero");
  const last = value.length - 1;
  const clamp = (at: number): number => {
    const position = at < 0 ? at + value.length : at;
    return step > 0 ? Math.min(Math.max(position, 0), value.length) : Math.min(Math.max(position, -1), last);
  };
  const start = from === undefined ? (step > 0 ? 0 : last) : clamp(from);
  const end = to === undefined ? (step > 0 ? value.length : -1) : clamp(to);
  const found: unknown[] = [];
  for (let at = start; step > 0 ? at < end : at > end; at += step) found.push(value[at]);
  return found;
}
