/** S3's first signature covers the bucket in the path even where it is in the host; ARNs are left out (HND-45, spec SER-21). */
import type { SigningPlan } from "../../auth/signing-plan.ts";
import { isArn } from "../../endpoints/arn.ts";
import { percentEncode } from "../../protocols/http-binding/percent-encode.ts";

export function setAuthPath(plan: SigningPlan, input: Record<string, unknown>): void {
  const { Bucket: bucket, Key: key } = input;
  if (plan.signer !== "s3" || typeof bucket !== "string") return;
  const object = typeof key === "string" ? key.split("/").map(percentEncode).join("/") : "";
  plan.authPath = isArn(bucket) ? `/${object}` : `/${percentEncode(bucket)}/${object}`;
}
