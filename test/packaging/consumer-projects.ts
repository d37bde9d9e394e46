/** Writes the small projects that install our tarballs, each the way a user would have it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Tarball } from "../../tools/pack.ts";

/** Files of a project by relative path. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** Writes a project whose dependencies are tarballs next to it, and returns its folder. */
export function writeProject(
  parent: string,
  name: string,
  tarballs: readonly Tarball[],
  files: ProjectFiles,
  type = "module",
): string {
  const folder = join(parent, name);
  const dependencies = Object.fromEntries(
    tarballs.map((tarball) => [tarball.name, `file:../${basename(dirname(tarball.file))}/${basename(tarball.file)}`]),
  );
  const manifest = { name, version: "1.0.0", private: true, type, dependencies };
  for (const [file, text] of Object.entries({ ...files, "package.json": `${JSON.stringify(manifest, null, 2)}\n` })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** What every JavaScript consumer does: one call with S3, one with SQS; prints what came back. */
const CALLS = `
async function main() {
  const s3 = createClient(service, { createBucket, listBuckets });
  await s3.createBucket({ Bucket: process.argv[2] });
  const { Buckets } = await s3.listBuckets({});
  const sqs = new SQS();
  const { QueueUrl } = await sqs.createQueue({ QueueName: process.argv[2] });
  console.log(JSON.stringify({ bucket: Buckets.some((bucket) => bucket.Name === process.argv[2]), queue: QueueUrl }));
}
main().catch((error) => { console.error(error); process.exitCode = 1; });
`;

/** An ES module and a CommonJS file that do the same. */
export const JAVASCRIPT_CONSUMER: ProjectFiles = {
  "import.mjs": `import { createClient } from "@boto3/core";
import { service, createBucket, listBuckets } from "@boto3/client-s3";
import { SQS } from "@boto3/client-sqs";
${CALLS}`,
  "require.cjs": `const { createClient } = require("@boto3/core");
const { service, createBucket, listBuckets } = require("@boto3/client-s3");
const { SQS } = require("@boto3/client-sqs");
${CALLS}`,
  "same-classes.cjs": `const core = require("@boto3/core");
import("@boto3/core").then((imported) => {
  if (imported.ClientError !== core.ClientError) throw new Error("import and require give two copies of ClientError");
  console.log("one copy");
});
`,
};

/** A TypeScript project under \`nodenext\`, with wrong uses that must be errors. */
export const TYPESCRIPT_CONSUMER: ProjectFiles = {
  "tsconfig.json": `${JSON.stringify(
    {
      compilerOptions: {
        module: "nodenext",
        target: "es2022",
        lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        types: [],
      },
      include: ["*.ts", "*.cts"],
    },
    null,
    2,
  )}\n`,
  "right.ts": `import { createClient, ClientError, isError } from "@boto3/core";
import { S3, service, getObject, type GetObjectOutput } from "@boto3/client-s3";
import { SQS } from "@boto3/client-sqs";

const s3 = createClient(service, { getObject }, { regionName: "eu-west-1" });

export async function read(bucket: string, key: string): Promise<string> {
  const output: GetObjectOutput = await s3.getObject({ Bucket: bucket, Key: key });
  return output.Body.text();
}

export async function send(sqs: SQS, url: string): Promise<string | undefined> {
  try {
    const { MessageId } = await sqs.sendMessage({ QueueUrl: url, MessageBody: "hello" });
    return MessageId;
  } catch (error) {
    if (isError(error, "QueueDoesNotExist")) return undefined;
    if (error instanceof ClientError) return error.response.Error.Code;
    throw error;
  }
}

export const clients: readonly [S3, SQS] = [new S3(), new SQS({ regionName: "us-east-1" })];
`,
  "wrong.ts": `import { createClient } from "@boto3/core";
import { service, getObject, listBuckets } from "@boto3/client-s3";

const s3 = createClient(service, { getObject }, { regionName: "eu-west-1" });

// @ts-expect-error Key is required
void s3.getObject({ Bucket: "b" });
// @ts-expect-error there is no such member
void s3.getObject({ Bucket: "b", Key: "k", Colour: "blue" });
// @ts-expect-error not bound to this client
void s3.listBuckets({});
// @ts-expect-error a number is not a region
createClient(service, { listBuckets }, { regionName: 1 });
`,
  "required.cts": `import core = require("@boto3/core");
import s3 = require("@boto3/client-s3");
export const client: s3.S3 = new s3.S3({ regionName: "eu-west-1" });
export const guard: typeof core.isError = core.isError;
`,
};

/** A Jest project that compiles to CommonJS; its configuration is the recipe of docs/jest.md. */
export const JEST_CONSUMER: ProjectFiles = {
  "queue.ts": `import { createClient } from "@boto3/core";
import { service, createQueue } from "@boto3/client-sqs";

export async function makeQueue(name: string): Promise<string | undefined> {
  const sqs = createClient(service, { createQueue });
  return (await sqs.createQueue({ QueueName: name })).QueueUrl;
}
`,
  "queue.test.ts": `import { makeQueue } from "./queue";

test("makes a queue", async () => {
  expect(await makeQueue("from-jest")).toContain("/from-jest");
});

test("is compiled to CommonJS", () => {
  expect(typeof module).toBe("object");
});
`,
};
