/**
 * S3 Control: the account id leaves the host prefix where endpoint rules put it into the address (HND-25), and ARNs of Outposts
 * buckets and access points name their account (HND-77, botocore `S3ControlArnParamHandlerv2`).
 */
import type { OperationModel } from "../client/operation.ts";
import { parseArn } from "../endpoints/arn.ts";
import { UnsupportedS3ControlArnError, UnsupportedS3ControlConfigurationError } from "../errors/endpoint.ts";
import { readS3Settings } from "./s3/settings.ts";
import { type CallContext, type Customization, hook } from "../events/hooks.ts";

export const s3control: Customization = {
  prepare: removeAccountPrefix,
  settings: readS3Settings,
  hooks: [/*#__PURE__*/ hook("before-parameter-build", undefined, readArns)],
};

function removeAccountPrefix(operation: OperationModel): OperationModel {
  const { hostPrefix, staticContext } = operation.traits;
  if (hostPrefix !== "{AccountId}." || staticContext?.["RequiresAccountId"] !== true) return operation;
  return { ...operation, traits: { ...operation.traits, hostPrefix: undefined } };
}

function readArns(input: Record<string, unknown>, { operation, config }: CallContext): void {
  if (operation.name === "CreateBucket" || operation.name === "ListRegionalBuckets") return;
  if (operation.name !== "CreateAccessPoint") readArn(input, "Name", "accesspoint", config.s3.useAccelerateEndpoint);
  readArn(input, "Bucket", "bucket", config.s3.useAccelerateEndpoint);
}

function readArn(input: Record<string, unknown>, member: string, kind: string, accelerate: boolean | undefined): void {
  const text = input[member];
  const arn = typeof text === "string" && text.split(":").length >= 6 ? parseArn(text) : undefined;
  if (!arn) return;
  const refuse = (problem: string): never => {
    throw new UnsupportedS3ControlArnError(text as string, problem);
  };
  if (arn.region.startsWith("fips-") || arn.region.endsWith("fips-")) refuse("Invalid ARN, FIPS region not allowed in ARN.");
  if (accelerate) throw new UnsupportedS3ControlConfigurationError("S3 control client does not support accelerate endpoints");
  const parts = arn.resource.split(/[/:]/);
  if (arn.service !== "s3-outposts" || parts.length !== 4 || parts[0] !== "outpost" || parts[2] !== kind) {
    refuse(`The ${member} parameter does not support the provided ARN`);
  }
  const { AccountId: account } = input;
  if (account !== undefined && account !== arn.account) {
    refuse(`Account ID in arn does not match the AccountId parameter provided: "${String(account)}"`);
  }
  input["AccountId"] = arn.account;
}
