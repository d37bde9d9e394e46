/** Upload and download of one big file in parts of 8 MiB, 10 at a time; one process for each transfer. */
import { execFile } from "node:child_process";
import { closeSync, existsSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadAdapters, median, startStub, type Adapter, type Scenario } from "../harness.ts";
import { BENCH, cleanEnvironment, PYTHON, WORK } from "../lib/environment.mjs";
import type { Result } from "../results.ts";

const MIB = 1_048_576;
const TIMEOUT_MS = 300_000;

interface Transferred {
  readonly wall: number;
  readonly cpu: number;
  readonly sys: number;
  readonly rss: number;
  readonly skip?: boolean;
}

export const scenario: Scenario = {
  usage: "--mib=1024 --rounds=3 --directions=up,down --adapters=...",
  async run(flags, report) {
    const size = Number(flags["mib"] ?? 1024) * MIB;
    const source = join(WORK, "big.bin");
    const stub = await startStub({ bigBytes: size });
    try {
      if (!existsSync(source) || statSync(source).size !== size) writeBigFile(source, size);
      const adapters = (await loadAdapters(flags)).filter((adapter) => adapter.transfer || adapter.name === "boto3");
      for (const direction of (flags["directions"] ?? "up,down").split(",")) {
        const results = new Map<Adapter, Transferred[]>(adapters.map((adapter) => [adapter, []]));
        for (let round = 0; round < Number(flags["rounds"] ?? 3); round++) {
          for (const adapter of adapters) {
            const result = await transfer(adapter, direction, stub.endpoint, source, size);
            if (result && !result.skip) results.get(adapter)!.push(result);
          }
        }
        report.add(resultOf(direction, results, size));
      }
    } finally {
      stub.stop();
      rmSync(source, { force: true });
    }
  },
};

function writeBigFile(path: string, size: number): void {
  const file = openSync(path, "w");
  const piece = Buffer.alloc(MIB, "the quick brown fox ");
  for (let written = 0; written < size; written += piece.length) writeSync(file, piece);
  closeSync(file);
}

async function transfer(
  adapter: Adapter,
  direction: string,
  endpoint: string,
  source: string,
  size: number,
): Promise<Transferred | undefined> {
  const path = direction === "up" ? source : join(WORK, `down-${adapter.name}.bin`);
  const [command, ...args] =
    adapter.name === "boto3"
      ? [PYTHON, join(BENCH, "adapters/boto3_transfer.py")]
      : [process.execPath, join(BENCH, "lib/transfer-worker.mjs"), adapter.file];
  try {
    const { stdout } = await promisify(execFile)(command!, [...args, direction, endpoint, path, String(size)], {
      env: cleanEnvironment(),
      timeout: TIMEOUT_MS,
    });
    const result = JSON.parse(stdout.trim().split("\n").at(-1)!) as Transferred;
    if (!result.skip && statSync(path).size !== size) throw new Error(`the file has ${statSync(path).size} bytes`);
    return result;
  } catch (error) {
    console.error(`# ${adapter.name} ${direction}: ${String(error).slice(0, 400)}`);
    return undefined;
  } finally {
    if (direction === "down") rmSync(path, { force: true });
  }
}

function resultOf(direction: string, results: ReadonlyMap<Adapter, readonly Transferred[]>, size: number): Result {
  const middle = (adapter: Adapter | undefined, key: "wall" | "cpu" | "sys" | "rss"): number =>
    median((adapter ? (results.get(adapter) ?? []) : []).map((result) => result[key]));
  const adapters = [...results.keys()].filter((adapter) => results.get(adapter)!.length > 0);
  const baseline = adapters.find(({ role }) => role === "baseline");
  const bare = adapters.find(({ role }) => role === "limit");
  const gib = size / (1024 * MIB);
  return {
    id: direction,
    title: `${direction === "up" ? "upload" : "download"} of ${size / MIB} MiB`,
    of: "client",
    columns: [
      { name: "MB/s", digits: 0 },
      { name: "CPU s/GiB", digits: 2 },
      { name: "of it system", digits: 2 },
      { name: "peak RSS MiB", digits: 0 },
      { name: "CPU x v3", digits: 2 },
      { name: "CPU x bare", digits: 2 },
    ],
    rows: adapters.map((adapter) => ({
      label: adapter.label,
      values: [
        size / 1000 / middle(adapter, "wall"),
        middle(adapter, "cpu") / 1e6 / gib,
        middle(adapter, "sys") / 1e6 / gib,
        middle(adapter, "rss"),
        middle(adapter, "cpu") / middle(baseline, "cpu"),
        middle(adapter, "cpu") / middle(bare, "cpu"),
      ],
    })),
  };
}
