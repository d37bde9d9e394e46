/** Signature Version 2, for services that know nothing newer. */
import type { Signer } from "../../../auth/signing-plan.ts";
import { signV2 } from "../../../auth/sigv2.ts";

export const v2: Signer = signV2;
