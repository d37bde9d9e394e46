/** How cost grows: with what is in a reply, with clients, with calls at once, with services imported. Steps that are even mean linear. */
import { execFileSync } from "node:child_process";
import { loadAdapters, median, startAll, startStub, timed, warmUp, type Adapter, type Flags, type Scenario } from "../harness.ts";
import { cleanEnvironment, OURS } from "../lib/environment.mjs";
import type { FixtureSizes } from "../lib/fixtures.mjs";
import type { Report } from "../results.ts";
import { installServices } from "../setup.ts";
import { TEST_SERVICES } from "../../test-services.ts";
import { importLines, writeProgram } from "../programs.ts";

const COUNTS = {
  attributes: [10, 100, 250, 500, 1000],
  keys: [10, 100, 250, 500, 1000],
  clients: [1, 10, 50, 100, 250, 500],
  concurrency: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
  services: [1, 2, 5, 10, 15, 20],
} as const;

/** Of one order of size: EC2 alone has as many operations as ten others. */
const SERVICES = TEST_SERVICES.filter((name) => name !== "ec2").slice(0, Math.max(...COUNTS.services));

/** Measured figures by label, one for each count. */
type Lines = ReadonlyMap<string, readonly number[]>;

export const scenario: Scenario = {
  usage: "--subjects=attributes,keys,clients,concurrency,services --adapters=ours,aws-sdk-v3,limit-http --rounds=5 --ms=500",
  async run(flags, report) {
    const adapters = await loadAdapters({ adapters: "ours,aws-sdk-v3,limit-http", ...flags });
    const subjects = (flags["subjects"] ?? Object.keys(COUNTS).join(",")).split(",");
    const add = (id: keyof typeof COUNTS, title: string, lines: Lines, digits = 0): void =>
      addTable(report, id, title, lines, digits);
    if (subjects.includes("attributes"))
      add(
        "attributes",
        "GetItem: CPU us a call, by attributes of the item",
        await replies(adapters, "ddb-get", COUNTS.attributes, "attributes", flags),
      );
    if (subjects.includes("keys"))
      add(
        "keys",
        "ListObjectsV2: CPU us a call, by keys of the listing",
        await replies(adapters, "s3-list", COUNTS.keys, "keys", flags),
      );
    if (subjects.includes("clients"))
      add("clients", "KiB of heap, by clients of DynamoDB in a process", clients(adapters, flags), 1);
    if (subjects.includes("concurrency"))
      add("concurrency", "GetItem: CPU us a call, by calls at once", await concurrency(adapters, flags));
    if (subjects.includes("services")) {
      await installServices(SERVICES);
      add("services", "cold start over bare Node, by services imported and clients made", services(flags), 1);
    }
  },
};

/** One operation whose reply holds more and more. */
async function replies(
  adapters: readonly Adapter[],
  op: string,
  counts: readonly number[],
  size: keyof FixtureSizes,
  flags: Flags,
): Promise<Lines> {
  const lines = new Map<string, number[]>();
  for (const count of counts) {
    const stub = await startStub({ sizes: { [size]: count } });
    try {
      const running = await startAll(adapters, stub.endpoint, op, count);
      await warmUp(running, 16, Number(flags["warm-requests"] ?? 4000), Number(flags["warm-ms"] ?? 5000));
      for (let round = 0; round < Number(flags["rounds"] ?? 5); round++)
        for (const client of running) await client.measure(16, Number(flags["ms"] ?? 500));
      for (const client of running) {
        lines.set(client.adapter.label, [...(lines.get(client.adapter.label) ?? []), client.cost(16)]);
        await client.worker.quit();
      }
    } finally {
      stub.stop();
    }
  }
  return lines;
}

/** The same calls, more and more of them at once. */
async function concurrency(adapters: readonly Adapter[], flags: Flags): Promise<Lines> {
  const stub = await startStub();
  try {
    const running = await startAll(adapters, stub.endpoint, "ddb-get");
    await warmUp(running, 32, Number(flags["warm-requests"] ?? 8000), Number(flags["warm-ms"] ?? 12_000));
    for (let round = 0; round < Number(flags["rounds"] ?? 5); round++)
      for (const conc of COUNTS.concurrency) for (const client of running) await client.measure(conc, Number(flags["ms"] ?? 500));
    for (const { worker } of running) await worker.quit();
    return new Map(running.map((client) => [client.adapter.label, COUNTS.concurrency.map((conc) => client.cost(conc))] as const));
  } finally {
    stub.stop();
  }
}

/** Heap of a process that makes more and more clients of one service. */
function clients(adapters: readonly Adapter[], flags: Flags): Lines {
  const lines = new Map<string, number[]>();
  for (const adapter of adapters) {
    const program = adapter.programs?.["four-clients"];
    if (!program?.make2) continue;
    const text = `${importLines(program, true)}
const make = ${program.make2};
// The first ones also bring what all of them share.
const early = Array.from({ length: 20 }, make);
const heap = async () => {
  // What a collection finds to be garbage may hold more.
  for (let round = 0; round < 5; round++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return process.memoryUsage().heapUsed;
};
const main = async () => {
  const kept = [];
  // Measuring for the first times takes some itself.
  for (let round = 0; round < 5; round++) await heap();
  const before = await heap();
  const used = [];
  for (const count of ${JSON.stringify(COUNTS.clients)}) {
    while (kept.length < count) kept.push(make());
    used.push(((await heap()) - before) / 1024);
  }
  console.log(JSON.stringify(used));
  process.exit(0);
};
main();`;
    const file = writeProgram(adapter, "growing-clients", "cjs", text);
    const env = { ...cleanEnvironment(), STUB: "http://127.0.0.1:1" };
    const rounds = Array.from(
      { length: Number(flags["rounds"] ?? 5) },
      () =>
        JSON.parse(
          execFileSync(process.execPath, ["--expose-gc", "--no-flush-bytecode", file], { env, encoding: "utf8" }),
        ) as number[],
    );
    lines.set(
      adapter.label,
      COUNTS.clients.map((_, index) => median(rounds.map((round) => round[index]!))),
    );
  }
  return lines;
}

/** Whole processes that import more and more services and make a client of each. */
function services(flags: Flags): Lines {
  const bare = [process.execPath, writeProgram({ name: "bare" }, "node", "cjs", "0")];
  const programs = COUNTS.services.map((count) => {
    const names = SERVICES.slice(0, count);
    const text = [
      `import { createClient } from "@boto3/core";`,
      ...names.map((name, index) => `import * as s${index} from "@boto3/client-${name}";`),
      `const options = { regionName: "us-east-1" };`,
      `globalThis.clients = [${names.map((_, index) => `createClient(s${index}.service, s${index}, options)`).join(", ")}];`,
    ].join("\n");
    return [process.execPath, writeProgram({ name: "ours", home: OURS }, `services-${count}`, "esm", text)];
  });
  for (const command of programs) if (timed(command).status !== 0) throw new Error(`${command.join(" ")} fails.`);
  const rounds = Array.from({ length: Number(flags["rounds"] ?? 5) * 2 }, () => ({
    bare: timed(bare),
    usages: programs.map((command) => timed(command)),
  }));
  const over = (key: "cpu" | "rss"): number[] =>
    programs.map(
      (_, index) => median(rounds.map(({ usages }) => usages[index]![key])) - median(rounds.map((each) => each.bare[key])),
    );
  return new Map([
    ["CPU ms", over("cpu")],
    ["RSS MiB", over("rss")],
  ]);
}

/** A row for each count: the figures, and what one more costs since the count before. */
function addTable(report: Report, id: keyof typeof COUNTS, title: string, lines: Lines, digits: number): void {
  const counts = COUNTS[id];
  const isPerCall = id === "concurrency";
  const step = (figures: readonly number[], index: number): number =>
    index === 0 ? Number.NaN : (figures[index]! - figures[index - 1]!) / (counts[index]! - counts[index - 1]!);
  report.add({
    id,
    title,
    of: id === "concurrency" ? "calls at once" : id,
    columns: [...lines.keys()].flatMap((label) => [
      { name: label, digits },
      ...(isPerCall ? [] : [{ name: `${label}, each more`, digits: 2 }]),
    ]),
    rows: counts.map((count, index) => ({
      label: String(count),
      values: [...lines.values()].flatMap((figures) => [figures[index]!, ...(isPerCall ? [] : [step(figures, index)])]),
    })),
  });
}
