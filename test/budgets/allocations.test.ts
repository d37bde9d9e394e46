/**
 * How much memory a warm call allocates between its caller and the transport. V8 runs without optimizing, so that nothing depends on how
 * soon it does, and with a nursery so large that nothing is collected meanwhile: the figure is the same in every run, to some tenths of a
 * percent. It grows with whatever is made for each call: objects, closures, promises, texts.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { clientProgram } from "./built-packages.ts";
import { ALLOCATIONS, excess, PROCESS_TIMEOUT_MS } from "./ceilings.ts";

const FLAGS = [
  "--expose-gc",
  "--no-opt",
  "--no-sparkplug",
  "--min-semi-space-size=64",
  "--max-semi-space-size=64",
  "--single-threaded-gc",
];

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "boto3-allocations-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** KiB a call, after the calls that prepare what is kept. */
async function allocatedBy({ service, method, input, type, reply }: (typeof ALLOCATIONS)[number]): Promise<number> {
  const file = join(folder, `${service}.mjs`);
  writeFileSync(
    file,
    `const bytes = new TextEncoder().encode(${JSON.stringify(reply)});
const body = { bytes: async () => bytes, async *stream() { yield bytes; }, cancel() {} };
const transport = { close() {}, async send() { return { status: 200, reason: "", headers: { "content-type": ${JSON.stringify(type)} }, body }; } };
${clientProgram(service, method, "transport")}
const input = ${JSON.stringify(input)};
const calls = async (count) => { for (let i = 0; i < count; i++) await client.${method}(input); };
await calls(50);
const figures = [];
for (let round = 0; round < 5; round++) {
  gc();
  const before = process.memoryUsage().heapUsed;
  await calls(100);
  figures.push((process.memoryUsage().heapUsed - before) / 100 / 1024);
}
console.log(figures.sort((a, b) => a - b)[2]);
process.exit(0);
`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, file], {
    env: { PATH: process.env["PATH"], HOME: folder },
  });
  return Number(stdout);
}

test.each(ALLOCATIONS)(
  "$service $method",
  async (ceiling) => {
    const kib = await allocatedBy(ceiling);
    expect(kib).toBeGreaterThan(0);
    expect(excess({ kib }, ceiling)).toEqual([]);
  },
  PROCESS_TIMEOUT_MS,
);
