/**
 * Event streams in inputs need HTTP/2 both ways, which no transport here has; botocore leaves some such operations out and sends an
 * empty body for others. Here a call that gives a stream is refused before anything is sent.
 */
import { EventStreamInputError } from "../errors/stream.ts";
import { hook, type Hook } from "../events/hooks.ts";
import { isAbsent } from "../protocols/input-values.ts";

/** For operations whose input has an event stream. */
export const eventInputHooks: readonly Hook[] = [
  /*#__PURE__*/ hook("before-parameter-build", undefined, (input, { operation }) => {
    const given = operation.input?.members.find(({ name, shape }) => shape.eventstream && !isAbsent(input[name]));
    if (given) throw new EventStreamInputError(operation.service.id, operation.name, given.name);
  }),
];
