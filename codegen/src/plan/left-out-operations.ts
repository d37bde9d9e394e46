/** Operations a service models and its package does not have, by a rule with its reason. */
import type { ModelOperation, ServiceModel } from "../model/service-model.ts";

interface LeaveOut {
  readonly reason: string;
  readonly applies: (operation: ModelOperation, model: ServiceModel) => boolean;
}

const RULES: readonly LeaveOut[] = [
  {
    // Five operations of bedrock-runtime, connecthealth, lexv2-runtime, polly and qbusiness; botocore removes them by name.
    reason: "its input is an event stream, which needs an HTTP/2 connection that is written and read at once",
    applies: (operation, model) =>
      Object.values((operation.input && model.shapes[operation.input.shape]?.members) ?? {}).some((ref) => model.shapes[ref.shape]?.eventstream),
  },
];

/** @returns why an operation is left out, or `undefined` when it is not */
export function leaveOutReason(operation: ModelOperation, model: ServiceModel): string | undefined {
  return RULES.find((rule) => rule.applies(operation, model))?.reason;
}
