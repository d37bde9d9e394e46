/**
 * Samples of inputs, to be filled in: every member with an empty value (botocore `utils.ArgumentGenerator`, spec UTL-07). A shape
 * within itself ends in an empty structure.
 */
import { readOperation, type Operation } from "../client/operation.ts";
import type { Service } from "../client/service.ts";
import type { Shape } from "./shape.ts";

/** botocore's key of the one entry of a map. */
const KEY = "KeyName";

/**
 * Makes a sample of an operation's input.
 *
 * @param options - `useMemberNames`: texts are the names of their members instead of empty
 * @example
 * console.log(JSON.stringify(inputSkeleton(service, createTable), undefined, 2));
 */
export function inputSkeleton<Input>(
  service: Service,
  operation: Operation<Input, unknown>,
  options: { readonly useMemberNames?: boolean } = {},
): Record<string, unknown> {
  const { input } = readOperation(operation, service);
  return input ? (sample(input, "", [], options.useMemberNames === true) as Record<string, unknown>) : {};
}

function sample(shape: Shape, name: string, within: readonly Shape[], useMemberNames: boolean): unknown {
  switch (shape.kind) {
    case "structure": {
      if (within.some((outer) => outer.members === shape.members)) return {};
      const inner = [...within, shape];
      return Object.fromEntries(
        shape.members.map((member) => [member.name, sample(member.shape, member.name, inner, useMemberNames)]),
      );
    }
    case "list":
      return [sample(shape.element!, "", within, useMemberNames)];
    case "map":
      return { [KEY]: sample(shape.value!, "", within, useMemberNames) };
    case "string":
      return useMemberNames ? name : "";
    case "boolean":
      return true;
    case "timestamp":
      return new Date(0);
    case "blob":
      return new Uint8Array(0);
    case "document":
      return {};
    default:
      return 0;
  }
}
