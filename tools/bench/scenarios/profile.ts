/** A CPU profile of a warm loop of one operation: self time by package and by function. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Profiler } from "node:inspector";
import { loadAdapters, startStub, type Scenario } from "../harness.ts";
import { cleanEnvironment, WORK } from "../lib/environment.mjs";

export const scenario: Scenario = {
  isTool: true,
  usage: "--adapter=ours --op=ddb-get --requests=15000 --top=35",
  async run(flags) {
    const [adapter] = await loadAdapters({ adapters: flags["adapter"] ?? "ours" });
    if (!adapter) throw new Error(`There is no adapter "${flags["adapter"]}".`);
    const file = join(WORK, "warm.cpuprofile");
    const stub = await startStub();
    try {
      const program = warmLoop(adapter.file, stub.endpoint, flags["op"] ?? "ddb-get", Number(flags["requests"] ?? 15_000), file);
      execFileSync(process.execPath, ["--input-type=module", "-e", program], { env: cleanEnvironment(), timeout: 180_000 });
    } finally {
      stub.stop();
    }
    const profile = JSON.parse(readFileSync(file, "utf8")) as Profiler.Profile;
    rmSync(file);
    summarize(profile, Number(flags["top"] ?? 35));
  },
};

function warmLoop(adapter: string, endpoint: string, op: string, requests: number, output: string): string {
  return `import { Session } from "node:inspector/promises";
import { writeFileSync } from "node:fs";
const { open } = await import(${JSON.stringify(`file://${adapter}`)});
const call = (await open({ endpoint: "${endpoint}" })).ops["${op}"];
const loop = (count) => Promise.all(Array.from({ length: 16 }, async () => { for (let i = 0; i < count / 16; i++) await call(); }));
await loop(${requests});
const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.setSamplingInterval", { interval: 200 });
await session.post("Profiler.start");
await loop(${requests});
const { profile } = await session.post("Profiler.stop");
writeFileSync(${JSON.stringify(output)}, JSON.stringify(profile));
process.exit(0);`;
}

function summarize({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, top: number): void {
  const self = new Map<number, number>();
  samples.forEach((id, index) => self.set(id, (self.get(id) ?? 0) + timeDeltas[index]!));
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  let busy = 0;
  for (const { id, callFrame } of nodes) {
    const us = self.get(id) ?? 0;
    if (us === 0 || callFrame.functionName === "(idle)") continue;
    busy += us;
    const owner = ownerOf(callFrame.url) ?? callFrame.functionName;
    packages.set(owner, (packages.get(owner) ?? 0) + us);
    const name = `${callFrame.functionName || "(anonymous)"}  [${owner}] ${callFrame.url.split("/").at(-1)}:${callFrame.lineNumber + 1}`;
    functions.set(name, (functions.get(name) ?? 0) + us);
  }
  const print = (title: string, times: ReadonlyMap<string, number>, most: number): void => {
    console.log(`-- by ${title}`);
    for (const [name, us] of [...times].sort((a, b) => b[1] - a[1]).slice(0, most))
      console.log(`${((100 * us) / busy).toFixed(1).padStart(6)} %  ${(us / 1000).toFixed(0).padStart(6)} ms  ${name}`);
  };
  console.log(`busy ${(busy / 1000).toFixed(0)} ms`);
  print("package", packages, 20);
  print("function", functions, top);
}

function ownerOf(url: string): string | undefined {
  if (url.startsWith("node:")) return url.replace(/^node:(internal\/)?/, "node ");
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
}
