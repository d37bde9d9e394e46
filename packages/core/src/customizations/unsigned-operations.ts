/** Operations that are called to get credentials and therefore go out unsigned (botocore `disable_signing`, HND-37). */
import type { SigningPlan } from "../auth/signing-plan.ts";
import { hook, type Hook } from "../events/hooks.ts";

export function unsignedOperations(operations: readonly string[]): Hook {
  return hook("choose-signer", operations, (plan: SigningPlan) => {
    plan.signer = "none";
  });
}
