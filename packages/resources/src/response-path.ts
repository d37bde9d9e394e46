/** Paths of resource models are JMESPath. */
import { compileExpression } from "@boto3/core";

/** What a path finds in a value; `undefined` when there is nothing. */
export function searchResponse(path: string, value: unknown): unknown {
  return value === undefined ? undefined : (compileExpression(path).search(value) ?? undefined);
}
