/** Signature Version 4A, for services whose rules or auth traits may ask for it; loaded when one does. */
import type { Signer } from "../../../auth/signing-plan.ts";

export const v4a: Signer = async (request, plan, credentials, date) => {
  const { signV4a } = await import("../../../auth/sigv4a.ts");
  return signV4a(request, plan, credentials, date);
};
