/** The model says v2, but the service has been signed for with v4 since long before endpoint rules (HND-78). */
import type { SigningPlan } from "../auth/signing-plan.ts";
import { type CallContext, type Customization, hook } from "../events/hooks.ts";

export const importexport: Customization = { hooks: [/*#__PURE__*/ hook("choose-signer", undefined, signWithV4)] };

function signWithV4(plan: SigningPlan, _input: unknown, { config }: CallContext): void {
  if (plan.signer === "v2" && config.signatureVersion === undefined) plan.signer = "v4";
}
