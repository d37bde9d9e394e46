/**
 * Figures that are the same on every machine, a little above what was measured last: lower them whenever something got smaller. Sizes of
 * bundles have budgets of their own (`test/bundle/budgets.ts`), as have the compiler's counts (`test/types/budgets.ts`).
 */

/** Files a process opens, and modules of Node it loads beyond those of a request by `node:http` and a hash. */
export interface ModuleCeiling {
  readonly service: string;
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Reply to the call. */
  readonly reply: string;
  /** JavaScript files of our packages after the import and the making of a client. */
  readonly filesAtStart: number;
  /** The same after the first call. */
  readonly files: number;
  /** Modules of Node after the first call. */
  readonly builtins: number;
}

export const MODULES: readonly ModuleCeiling[] = [
  {
    service: "dynamodb",
    method: "getItem",
    input: { TableName: "t", Key: { id: { S: "1" } } },
    reply: '{"Item":{"id":{"S":"1"}}}',
    filesAtStart: 6,
    files: 6,
    builtins: 14,
  },
  {
    service: "s3",
    method: "listObjectsV2",
    input: { Bucket: "b" },
    reply: "<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>",
    filesAtStart: 7,
    files: 7,
    builtins: 14,
  },
];

/** What the compiler opens for an entry: declaration files of ours, and their KiB. */
export const DECLARATIONS: ReadonlyArray<{ readonly entry: string; readonly files: number; readonly kib: number }> = [
  { entry: "core", files: 15, kib: 200 },
  { entry: "services/s3", files: 28, kib: 430 },
  { entry: "services/dynamodb", files: 18, kib: 265 },
  { entry: "services/sqs", files: 17, kib: 160 },
  { entry: "services/ec2", files: 17, kib: 1550 },
];

/** What `npm install @boto3/client-s3 @boto3/client-dynamodb @boto3/client-sqs` brings, with all they depend on. */
export const INSTALL = { services: ["s3", "dynamodb", "sqs"], packages: 7, files: 225, kib: 2000 } as const;

/** Bytes for each operation of a service, in the build of its package: declarations, and code with the descriptions of its messages. */
export const OPERATION = { declared: 2900, code: 2050 } as const;

/** KiB that a warm call allocates in our own code, between the caller and a transport that answers from memory; nothing optimized. */
export const ALLOCATIONS: ReadonlyArray<{
  readonly service: string;
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly type: string;
  readonly reply: string;
  readonly kib: number;
}> = [
  {
    service: "dynamodb",
    method: "getItem",
    input: { TableName: "t", Key: { id: { S: "1" } } },
    type: "application/x-amz-json-1.0",
    reply: '{"Item":{"id":{"S":"1"},"name":{"S":"Ada"},"age":{"N":"36"}}}',
    kib: 33,
  },
  {
    service: "sqs",
    method: "sendMessage",
    input: { QueueUrl: "https://sqs.us-east-1.amazonaws.com/1/q", MessageBody: "hello" },
    type: "application/x-amz-json-1.0",
    reply: '{"MessageId":"1","MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592"}',
    kib: 34,
  },
  {
    service: "s3",
    method: "listObjectsV2",
    input: { Bucket: "b" },
    type: "application/xml",
    reply: `<ListBucketResult>${"<Contents><Key>k</Key><Size>1</Size><ETag>&quot;e&quot;</ETag></Contents>".repeat(100)}</ListBucketResult>`,
    kib: 109,
  },
  {
    service: "ec2",
    method: "describeInstances",
    input: {},
    type: "text/xml",
    reply: `<DescribeInstancesResponse><reservationSet>${"<item><reservationId>r</reservationId><ownerId>1</ownerId></item>".repeat(100)}</reservationSet></DescribeInstancesResponse>`,
    kib: 104,
  },
];

/** For a test that runs programs, on a machine that is busy with others. */
export const PROCESS_TIMEOUT_MS = 60_000;

/** The figures above their ceilings, as sentences; none is what a test wants. */
export function excess<Name extends string>(
  measured: Readonly<Record<Name, number>>,
  ceilings: Readonly<Record<NoInfer<Name>, number>>,
): string[] {
  return (Object.keys(measured) as Name[])
    .filter((name) => !(measured[name] <= ceilings[name]))
    .map((name) => `${name}: ${Math.round(measured[name] * 10) / 10}, at most ${ceilings[name]}`);
}
