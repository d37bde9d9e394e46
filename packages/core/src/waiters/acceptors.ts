/** How acceptors match an answer, and what they say about it (botocore `waiter.AcceptorConfig`). */
import { WaiterConfigError } from "../errors/waiter.ts";
import type { ParsedError } from "../client/output.ts";
import { searchOf, textOf } from "../jmespath/expression.ts";
import { equals } from "../jmespath/operators.ts";
import type { WaiterAcceptor } from "./definition.ts";

/** How a call ended: with an output, or with the error reply of the service. */
export type Answer =
  | { readonly output: Record<string, unknown>; readonly error?: undefined }
  | { readonly error: ParsedError; readonly output?: undefined };

/**
 * Makes the test of an acceptor, with its expression ready.
 *
 * @throws WaiterConfigError for a matcher that there is not
 */
export function matcherOf(acceptor: WaiterAcceptor): (answer: Answer) => boolean {
  const { expected } = acceptor;
  switch (acceptor.matcher) {
    case "status":
      return ({ output, error }) => {
        const { ResponseMetadata } = (output ?? error) as Partial<ParsedError>;
        return ResponseMetadata?.HTTPStatusCode === expected;
      };
    case "error":
      return ({ error }) => {
        if (typeof expected === "boolean") return expected === (error !== undefined);
        return error?.Error?.Code === expected;
      };
    case "path": {
      const find = searchOf(acceptor.argument);
      return ({ output }) => output !== undefined && equals(find(output), expected);
    }
    case "pathAll":
    case "pathAny": {
      const find = searchOf(acceptor.argument);
      const isAll = acceptor.matcher === "pathAll";
      return ({ output }) => {
        const found = output && find(output);
        if (!Array.isArray(found) || found.length === 0) return false;
        const isExpected = (element: unknown): boolean => equals(element, expected);
        return isAll ? found.every(isExpected) : found.some(isExpected);
      };
    }
    default:
      throw new WaiterConfigError(`Unknown acceptor: ${String((acceptor as WaiterAcceptor).matcher)}`);
  }
}

/** A sentence about a match, in botocore's words. */
export function explain(acceptor: WaiterAcceptor): string {
  const expected = pythonText(acceptor.expected);
  switch (acceptor.matcher) {
    case "path":
      return `For expression "${textOf(acceptor.argument)}" we matched expected path: "${expected}"`;
    case "pathAll":
      return `For expression "${textOf(acceptor.argument)}" all members matched expected path: "${expected}"`;
    case "pathAny":
      return `For expression "${textOf(acceptor.argument)}" we matched expected path: "${expected}" at least once`;
    case "status":
      return `Matched expected HTTP status code: ${expected}`;
    case "error":
      return `Matched expected service error code: ${expected}`;
  }
}

function pythonText(value: WaiterAcceptor["expected"]): string {
  if (value === null) return "None";
  return typeof value === "boolean" ? (value ? "True" : "False") : String(value);
}
