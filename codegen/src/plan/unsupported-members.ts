/**
 * Members that the model has and a call cannot take yet, by a rule with its reason. They are typed `never`, so that a program
 * which needs one learns of it when it compiles; the operation itself stays, as in boto3's table of methods.
 */
import type { ModelShape } from "../model/service-model.ts";

interface Unsupported {
  readonly reason: string;
  readonly applies: (shape: ModelShape) => boolean;
}

const IN_INPUTS: readonly Unsupported[] = [
  {
    // Five operations: of bedrock-runtime, connecthealth, lexv2-runtime, polly and qbusiness.
    reason: "Not supported yet: an event stream in an input needs an HTTP/2 connection that is written and read at once.",
    applies: (shape) => shape.eventstream === true,
  },
];

/** @returns why an input cannot have a member of this shape, or `undefined` when it can */
export function unsupportedInInput(shape: ModelShape): string | undefined {
  return IN_INPUTS.find((rule) => rule.applies(shape))?.reason;
}
