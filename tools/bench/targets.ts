/**
 * What the SDK is to reach, each with where the figure stands in the results, and with the reason where it is known to be missed. Pages
 * are written from here.
 */
import { valueOf, type Results } from "./results.ts";

/** One target: `value` may not exceed `limit`. */
export interface Target {
  readonly measure: string;
  readonly unit: string;
  readonly limit: number;
  readonly digits?: number;
  /** Where the figure stands: `scenario/table`, label of the row, name of the column. */
  readonly ours: Place;
  /** The same of the AWS SDK for JavaScript v3. */
  readonly theirs?: Place;
  /** Why it is missed, where it is. */
  readonly why?: string;
}

type Place = readonly [table: string, label: string, column: string];

const V3 = "AWS SDK v3";

export const TARGETS: readonly Target[] = [
  warm("GetItem", "ddb-get", 1.35),
  {
    measure: "GetItem, warm CPU a call",
    unit: "x v3",
    limit: 0.25,
    digits: 2,
    ours: ["warm/ddb-get", "ours", "x v3 c32"],
    theirs: ["warm/ddb-get", V3, "x v3 c32"],
  },
  warm("GetItem, document form", "ddb-get-doc", 1.6),
  warm("Query of 100 items", "ddb-query", 1.8),
  warm("SendMessage", "sqs-send", 1.4),
  warm("ReceiveMessage of 10", "sqs-receive", 1.4),
  warm("GetObject of 1 KiB", "s3-get", 1.4),
  warm("PutObject of 1 KiB", "s3-put", 1.4),
  warm("ListObjectsV2 of 1,000 keys", "s3-list", 1.2),
  warm("DescribeInstances of 100", "ec2-describe", 1.2),
  {
    measure: "first 500 calls of a process, GetItem",
    unit: "us a call",
    limit: Number.NaN,
    digits: 0,
    ours: ["converge/ddb-get", "ours", "first 500"],
    theirs: ["converge/ddb-get", V3, "first 500"],
    why: "The bare client alone takes nearly as much as the limit allows, because `node:http` itself is not compiled yet.",
  },
  ...cold("GetItem", "ddb-getitem"),
  ...cold("GetObject", "s3-getobject"),
  ...bundle("GetObject", "s3-getobject", 80, 25),
  ...bundle("DescribeInstances", "ec2-describe", 95, 28),
  install("MB on disk", "MB", 8),
  install("files", "files", 250),
  {
    measure: "clients of S3, DynamoDB, SQS, EC2: memory over bare Node",
    unit: "MiB",
    limit: 25,
    ours: ["memory/four-clients", "ours esm", "over bare Node"],
    theirs: ["memory/four-clients", `${V3} esm`, "over bare Node"],
  },
  {
    measure: "presigned address, CPU each",
    unit: "us",
    limit: 40,
    ours: ["presign/get-object", "ours", "CPU us/URL"],
    theirs: ["presign/get-object", V3, "CPU us/URL"],
  },
  ...typecheck("S3", 120, 12),
  ...typecheck("EC2", 350, 40),
];

/** What was measured for a target, and of v3. */
export function measured(
  target: Target,
  results: Results,
): { ours: number | undefined; theirs: number | undefined; limit: number } {
  const at = ([table, label, column]: Place): number | undefined => valueOf(results.get(table), label, column);
  const theirs = target.theirs && at(target.theirs);
  // A limit that is a share of what v3 takes in the same run.
  const limit = Number.isNaN(target.limit) ? (theirs ?? Number.NaN) / 4 : target.limit;
  return { ours: at(target.ours), theirs, limit };
}

function warm(what: string, op: string, limit: number): Target {
  return {
    measure: `${what}, warm CPU a call`,
    unit: "x bare",
    limit,
    digits: 2,
    ours: [`warm/${op}`, "ours", "x bare c32"],
    theirs: [`warm/${op}`, V3, "x bare c32"],
    why: "A call checks its input, finds its endpoint, runs hooks, keeps limits of time, and reads its reply by its shape, which the bare client does not; `pnpm bench profile` shows the shares.",
  };
}

function cold(what: string, program: string): Target[] {
  const row = (form: string, column: string, unit: string, limit: number, why?: string): Target => ({
    measure: `cold start with ${what}, ${form === "bundle" ? "bundled" : "ES modules"}, over bare Node`,
    unit,
    limit,
    ours: [`cold/${program}`, `ours ${form}, call`, column],
    theirs: [`cold/${program}`, `${V3} ${form}, call`, column],
    ...(why === undefined ? {} : { why }),
  });
  return [
    row("esm", "CPU ms", "ms CPU", 65),
    row("bundle", "CPU ms", "ms CPU", 45, "esbuild writes one file without splitting, and V8 looks at all of it."),
    row(
      "esm",
      "RSS MiB",
      "MiB",
      10,
      "Modules, `node:crypto` and one call over `node:http` take 6 MiB without any SDK; the rest is half a MiB of source text, what V8 makes of it, and a nursery that grows once. What a bundler leaves of the text needs less.",
    ),
  ];
}

function bundle(what: string, program: string, minified: number, gzip: number): Target[] {
  const why =
    "Every bundle has what every call may need: validation, endpoint rules, errors with botocore's texts, retries, hooks, timeouts, connections. What only a failure needs is not loaded later: a process without file handles must still be able to say so. Whole bundles also have the sources of credentials, proxies and other retry modes, which splitting bundlers load when they are needed.";
  const row = (part: string, column: string, form: string, limit: number): Target => ({
    measure: `bundle of ${what} for Node, ${part}, ${form}`,
    unit: "KiB",
    limit,
    why,
    ours: [`bundle/${program}`, "ours", column],
    theirs: [`bundle/${program}`, V3, column],
  });
  return [
    row("whole", "node", "minified", minified),
    row("whole", "node, gzip", "gzipped", gzip),
    row("what is loaded at start", "node at start", "minified", minified),
    row("what is loaded at start", "node at start, gzip", "gzipped", gzip),
  ];
}

function install(column: string, unit: string, limit: number): Target {
  return {
    measure: `install of S3, DynamoDB and SQS, ${column}`,
    unit,
    limit,
    digits: column === "files" ? 0 : 1,
    ours: ["install/footprint", "ours: S3, DynamoDB, SQS", column],
    theirs: ["install/footprint", `${V3}: S3, DynamoDB, SQS`, column],
  };
}

function typecheck(service: string, cpu: number, memory: number): Target[] {
  const row = (column: string, unit: string, limit: number): Target => ({
    measure: `type-check of one call of ${service}, over no SDK`,
    unit,
    limit,
    digits: 0,
    ours: ["typecheck/one-operation", `ours ${service}`, column],
    theirs: ["typecheck/one-operation", `${V3} ${service}`, column],
  });
  return [row("CPU over none", "ms CPU", cpu), row("RSS over none", "MiB", memory)];
}
