/**
 * Operations whose input is an event stream need HTTP/2 both ways, which no transport here has; botocore leaves such operations out.
 * They stand in the package with their types, and say so when called, before anything is sent.
 */
import { EventStreamInputError } from "../errors/stream.ts";
import { hook, type Hook } from "../events/hooks.ts";

/** For operations whose input has an event stream. */
export const eventInputHooks: readonly Hook[] = [
  /*#__PURE__*/ hook("before-parameter-build", undefined, (_input, { operation }) => {
    throw new EventStreamInputError(operation.service.id, operation.name);
  }),
];
