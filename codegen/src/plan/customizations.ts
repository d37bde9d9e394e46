import type { HookPlan } from "./service-plan.ts";

/**
 * Services whose behaviour botocore changes by handlers, and the constant that
 * `packages/core/src/codegen/v1/customizations/<service>.ts` exports for each. `service.ts` imports it from there.
 */
const CUSTOMIZATIONS: Readonly<Record<string, string>> = {
  apigateway: "apigateway",
  autoscaling: "autoscaling",
  "bedrock-agentcore": "bedrockAgentcore",
  cloudformation: "cloudformation",
  cloudsearchdomain: "cloudsearchdomain",
  "cognito-identity": "cognitoIdentity",
  docdb: "docdb",
  dynamodb: "dynamodb",
  ec2: "ec2",
  glacier: "glacier",
  iam: "iam",
  importexport: "importexport",
  logs: "logs",
  machinelearning: "machinelearning",
  neptune: "neptune",
  polly: "polly",
  rds: "rds",
  route53: "route53",
  s3: "s3",
  s3control: "s3control",
  socialmessaging: "socialmessaging",
  sqs: "sqs",
  "sso-oidc": "ssoOidc",
  sts: "sts",
  "timestream-query": "timestreamQuery",
  "timestream-write": "timestreamWrite",
};

/** Hooks that single operations bring along, by the constants of the same module; calls of other operations do not carry them. */
const OPERATION_HOOKS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ec2: {
    CopySnapshot: ["copySnapshotHooks"],
    GetConsoleOutput: ["consoleOutputHooks"],
    RunInstances: ["userDataHooks"],
  },
  s3: {
    CompleteMultipartUpload: ["customerKeyHooks"],
    CopyObject: ["copySourceHooks", "metadataHooks", "customerKeyHooks"],
    CreateMultipartUpload: ["metadataHooks", "customerKeyHooks"],
    DeleteObjects: ["lineEndHooks"],
    GetBucketLocation: ["locationHooks"],
    GetObject: ["customerKeyHooks", "expiresHooks"],
    HeadObject: ["customerKeyHooks", "expiresHooks"],
    ListObjectVersions: ["listEncodingHooks"],
    ListObjects: ["listEncodingHooks"],
    ListObjectsV2: ["listEncodingHooks"],
    PutBucketLifecycleConfiguration: ["lineEndHooks"],
    PutObject: ["metadataHooks", "customerKeyHooks", "uploadHooks"],
    SelectObjectContent: ["customerKeyHooks"],
    UploadPart: ["customerKeyHooks", "uploadHooks"],
    UploadPartCopy: ["copySourceHooks", "customerKeyHooks"],
    WriteGetObjectResponse: ["uploadHooks"],
  },
  sqs: {
    ReceiveMessage: ["receivedMessageHooks"],
    SendMessage: ["sentMessageHooks"],
    SendMessageBatch: ["sentBatchHooks"],
  },
};

/** Operations of S3 that require a checksum and that compatible stores have; some of those want MD5. */
const MD5_OPERATIONS: ReadonlySet<string> = new Set(
  (
    "DeleteObjects PutBucketAcl PutBucketCors PutBucketEncryption PutBucketLifecycle PutBucketLifecycleConfiguration PutBucketLogging " +
    "PutBucketNotification PutBucketOwnershipControls PutBucketPolicy PutBucketReplication PutBucketRequestPayment PutBucketTagging " +
    "PutBucketVersioning PutBucketWebsite PutObjectAcl PutObjectLegalHold PutObjectLockConfiguration PutObjectRetention " +
    "PutObjectTagging PutPublicAccessBlock"
  ).split(" "),
);

/** The hooks of one operation by the constants that hold them, in the order they run. */
export function operationHooksOf(service: string, operation: string): HookPlan[] {
  const md5 = service === "s3" && MD5_OPERATIONS.has(operation) ? ["contentMd5Hooks"] : [];
  return [...(OPERATION_HOOKS[service]?.[operation] ?? []), ...md5].map((constant) => ({
    constant,
    part: `customizations/${service}`,
  }));
}

/** @returns the exported constant, or `undefined` for a service without customization */
export function customizationOf(service: string): string | undefined {
  return CUSTOMIZATIONS[service];
}

/** All rows, for the test that compares them with the files. */
export function customizedServices(): ReadonlyArray<readonly [service: string, exportName: string]> {
  return Object.entries(CUSTOMIZATIONS);
}
