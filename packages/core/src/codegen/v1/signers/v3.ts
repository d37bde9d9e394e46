/** Signature Version 3, which no service of today asks for; set `signatureVersion: "v3"` to use it. */
import type { Signer } from "../../../auth/signing-plan.ts";
import { signV3 } from "../../../auth/sigv3.ts";

export const v3: Signer = signV3;
