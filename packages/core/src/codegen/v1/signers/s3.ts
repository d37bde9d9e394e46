/** S3's first signature, for old stores that speak S3 (`signatureVersion: "s3"`); loaded when it is asked for. */
import type { Signer } from "../../../auth/signing-plan.ts";

export const s3: Signer = async (request, plan, credentials, date) => {
  const { signHmacV1 } = await import("../../../auth/hmac-v1.ts");
  signHmacV1(request, plan, credentials, date);
};
