/**
 * Checks that a stubbed output or error is one the service could give, so that typing errors in fixtures are found (spec STB-03), with
 * the validator of inputs. Whether a member must be there is not in the description of an output; the type checker knows it.
 */
import { ParamValidationError } from "../errors/validation.ts";
import type { Shape } from "../schema/shape.ts";
import { reportProblems } from "../validate/validate-input.ts";

/**
 * @param shape - undefined: nothing may be given
 * @param what - names the output in messages
 * @throws ParamValidationError with one line per problem
 */
export function checkStubbed(shape: Shape | undefined, value: Record<string, unknown>, what: string): void {
  const report = shape
    ? reportProblems({ input: shape, traits: {} }, value)
    : Object.keys(value)
        .map((name) => `Service response should only contain ResponseMetadata: ${what} has no member "${name}"`)
        .join("\n");
  if (report) throw new ParamValidationError(report);
}
