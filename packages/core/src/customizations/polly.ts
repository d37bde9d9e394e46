/** Links to speech bind their user to no content type: the body they came from is in the address (botocore HND-47, spec PRE-14). */
import type { SigningPlan } from "../auth/signing-plan.ts";
import { type CallContext, type Customization, hook } from "../events/hooks.ts";
import type { HttpRequest } from "../http/request.ts";

export const polly: Customization = {
  hooks: [/*#__PURE__*/ hook("before-sign", ["SynthesizeSpeech"], dropContentType)],
};

function dropContentType(request: HttpRequest, _plan: SigningPlan, { presigning }: CallContext): void {
  if (!presigning) return;
  delete request.headers["content-type"];
}
