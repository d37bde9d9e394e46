/** `tsc --noEmit` on a ten-line user file: time and memory, over the same file without an SDK. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadAdapters, median, timed, type Scenario, type Usage } from "../harness.ts";
import { PEERS, WORK } from "../lib/environment.mjs";

const WITHOUT_SDK = `import http from "node:http";
export const get = async (key: string): Promise<number> => {
  const reply = await new Promise<http.IncomingMessage>((resolve) => http.get("http://127.0.0.1/" + key, resolve));
  return reply.statusCode ?? 0;
};
`;

export const scenario: Scenario = {
  usage: "--rounds=3 --adapters=...",
  async run(flags, report) {
    const files = [{ label: "no SDK", home: PEERS, text: WITHOUT_SDK }];
    for (const adapter of await loadAdapters(flags)) {
      for (const [title, text] of Object.entries(adapter.types ?? {}))
        files.push({ label: `${adapter.label} ${title}`, home: adapter.home ?? PEERS, text });
    }
    const compiler = join(WORK, "typescript-7/node_modules/typescript/bin/tsc");
    const runs = files.map(({ label, home, text }, index) => {
      const folder = join(home, "_types", String(index));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "main.ts"), text);
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: OPTIONS, files: ["main.ts"] }));
      return { label, command: [process.execPath, compiler, "-p", folder], usages: [] as Usage[] };
    });
    for (const run of runs) if (timed(run.command).status !== 0) console.error(`# ${run.label} does not compile`);
    for (let round = 0; round < Number(flags["rounds"] ?? 3); round++)
      for (const run of runs) run.usages.push(timed(run.command));
    const middle = (run: (typeof runs)[number], key: keyof Usage): number => median(run.usages.map((usage) => usage[key]));
    report.add({
      id: "one-operation",
      title: "type-check of a ten-line file",
      of: "file",
      columns: ["wall ms", "CPU ms", "peak RSS MiB", "CPU over none", "RSS over none"].map((name) => ({ name, digits: 0 })),
      rows: runs.map((run) => ({
        label: run.label,
        values: [
          ...(["wall", "cpu", "rss"] as const).map((key) => middle(run, key)),
          ...(["cpu", "rss"] as const).map((key) => middle(run, key) - middle(runs[0]!, key)),
        ],
      })),
    });
  },
};

const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  types: ["node"],
  esModuleInterop: true,
};
