/** JMESPath for programs: `compileExpression(text).search(value)`, as Python's `jmespath.compile`. */
import { toSearch } from "./evaluate.ts";
import type { CompiledExpression } from "./expression.ts";
import { parseExpression } from "./parser.ts";

/** Expressions kept compiled, as many as Python's `jmespath` keeps. */
const MOST_KEPT = 512;

const kept: Map<string, CompiledExpression> = /*#__PURE__*/ new Map();

/**
 * Compiles an expression of JMESPath; the last few hundred are kept.
 *
 * Values are those of outputs: instants (`Date`) are ordered by time, also against a text such as `'2026-01-31'`, and
 * `to_string` prints them as Python does; a `bigint` is a number; bytes are equal when all of them are.
 *
 * @throws ParseError (`LexerError`, `IncompleteExpressionError`) for a text that is no expression, with a mark under the place
 * @throws UnknownFunctionError, ArityError for calls of functions that cannot be; JMESPathTypeError when a search meets a wrong type
 * @example
 * const large = compileExpression("Contents[?Size > `1000000`].Key");
 * console.log(large.search(page));
 */
export function compileExpression(expression: string): CompiledExpression {
  let compiled = kept.get(expression);
  if (compiled) return compiled;
  compiled = { expression, search: toSearch(parseExpression(expression)) };
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(expression, compiled);
  return compiled;
}
