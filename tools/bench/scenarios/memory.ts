/** Memory after making clients of S3, DynamoDB, SQS and EC2, and the heap of each client more. */
import { execFileSync } from "node:child_process";
import { loadAdapters, median, type Program, type Scenario } from "../harness.ts";
import { cleanEnvironment, PYTHON } from "../lib/environment.mjs";
import { importLines, writeProgram } from "../programs.ts";

interface Memory {
  readonly rss: number;
  readonly heap: number;
  readonly s3: number | null;
  readonly ddb: number | null;
}

const MIB = 1_048_576;
const EXTRA_CLIENTS = 200;
const PYTHON_PROGRAM = `import json, boto3
def rss(): return int(open('/proc/self/statm').read().split()[1]) * 4096
options = dict(region_name='us-east-1', aws_access_key_id='a', aws_secret_access_key='b')
keep = [boto3.client(s, **options) for s in ('s3', 'dynamodb', 'sqs', 'ec2')]
used = rss()
def each(s):
    more = [boto3.client(s, **options)]; before = rss(); more += [boto3.client(s, **options) for _ in range(20)]; keep.append(more); return (rss() - before) / 20
print(json.dumps({'rss': used, 'heap': 0, 's3': each('s3'), 'ddb': each('dynamodb')}))`;

/** Prints what is in use, and what each client more costs. */
function programEnd({ make, make2 }: Partial<Program>): string {
  return `gc();
const used = process.memoryUsage();
const kept = [];
const each = (make) => {
  if (!make) return null;
  make();
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < ${EXTRA_CLIENTS}; i++) kept.push(make());
  gc();
  return (process.memoryUsage().heapUsed - before) / ${EXTRA_CLIENTS};
};
console.log(JSON.stringify({ rss: used.rss, heap: used.heapUsed, s3: each(${make ?? "null"}), ddb: each(${make2 ?? "null"}) }));
process.exit(0);`;
}

export const scenario: Scenario = {
  usage: "--rounds=5 --adapters=...",
  async run(flags, report) {
    const node = (file: string): string[] => [process.execPath, "--expose-gc", file];
    const runs: Array<{ label: string; command: string[]; memories: Memory[] }> = [
      { label: "bare node", command: node(writeProgram({ name: "bare" }, "memory", "cjs", programEnd({}))), memories: [] },
    ];
    for (const adapter of await loadAdapters(flags)) {
      const program = adapter.programs?.["four-clients"];
      if (adapter.name === "boto3") runs.push({ label: adapter.label, command: [PYTHON, "-c", PYTHON_PROGRAM], memories: [] });
      else if (program) {
        for (const format of adapter.formats ?? []) {
          const text = `${importLines(program, format === "cjs")}\n${program.construct}\nglobalThis.clients = c;\n${programEnd(program)}`;
          runs.push({
            label: `${adapter.label} ${format}`,
            command: node(writeProgram(adapter, "memory", format, text)),
            memories: [],
          });
        }
      }
    }
    const environment = { ...cleanEnvironment(), STUB: "http://127.0.0.1:1" };
    for (let round = 0; round < Number(flags["rounds"] ?? 5); round++) {
      for (const { command, memories } of runs) {
        memories.push(JSON.parse(execFileSync(command[0]!, command.slice(1), { env: environment, encoding: "utf8" })) as Memory);
      }
    }
    const middle = (memories: readonly Memory[], key: keyof Memory): number =>
      median(memories.map((memory) => memory[key] ?? Number.NaN));
    const bare = middle(runs[0]!.memories, "rss");
    report.add({
      id: "four-clients",
      title: "memory with clients of S3, DynamoDB, SQS and EC2",
      of: "client",
      columns: ["RSS MiB", "over bare Node", "heap MiB", "KiB a further S3 client", "KiB a further DynamoDB client"].map(
        (name) => ({
          name,
        }),
      ),
      rows: runs.map(({ label, memories }) => ({
        label,
        values: [
          middle(memories, "rss") / MIB,
          (middle(memories, "rss") - bare) / MIB,
          middle(memories, "heap") / MIB,
          middle(memories, "s3") / 1024,
          middle(memories, "ddb") / 1024,
        ],
      })),
    });
  },
};
