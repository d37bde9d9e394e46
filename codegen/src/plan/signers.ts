/** Which signers beside Signature Version 4 a service may ask for: by its metadata, its auth traits and its endpoint rules. */
import type { ServiceSource } from "../load/service-source.ts";

/** @returns names of entries of `@boto3/core/codegen/v1/signers/` */
export function signersOf({ name, model, ruleSet }: ServiceSource): string[] {
  const { signatureVersion, auth } = model.metadata;
  const isS3 = name === "s3";
  const signers: string[] = [];
  if (signatureVersion === "v2" || signatureVersion === "v3") signers.push(signatureVersion);
  if (isS3) signers.push("s3");
  const traits = [auth, ...Object.values(model.operations).map((operation) => operation.auth)];
  const namesV4a = traits.some((trait) => trait?.some((scheme) => scheme.endsWith("#sigv4a")));
  if (namesV4a || JSON.stringify(ruleSet ?? null).includes('"sigv4a"')) signers.push(isS3 ? "s3v4a" : "v4a");
  return signers;
}
