/** A parameter under a second name, for programs written before it was renamed (botocore `ParameterAlias`, spec CLI-23). */
import { hook, type CallContext, type Hook } from "../events/hooks.ts";
import { AliasConflictParameterError } from "../errors/model.ts";

/**
 * Lets callers use an alias where the operation has the parameter.
 *
 * @param operations - API names; undefined for all
 */
export function parameterAlias(original: string, alias: string, operations: readonly string[] | undefined): Hook {
  return hook("before-parameter-build", operations, (input: Record<string, unknown>, { operation }: CallContext) => {
    if (!(alias in input) || !operation.input?.memberByName.has(original)) return;
    if (original in input) throw new AliasConflictParameterError(original, alias, operation.name);
    input[original] = input[alias];
    delete input[alias];
  });
}
