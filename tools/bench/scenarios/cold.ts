/** Cold start: whole processes that import, make a client and (mode `call`) make one request, less a bare Node or Python. */
import { loadAdapters, median, startStub, timed, type Adapter, type Scenario, type Usage } from "../harness.ts";
import { PYTHON } from "../lib/environment.mjs";
import { SQS_BODY } from "../lib/fixtures.mjs";
import { bundle, programText, writeProgram } from "../programs.ts";
import type { Result } from "../results.ts";

interface Run {
  readonly label: string;
  readonly mode: string;
  readonly command: readonly string[];
  readonly isPython: boolean;
  readonly usages: Usage[];
}

export const scenario: Scenario = {
  usage: "--programs=s3-getobject,ddb-getitem,ddb-doc,sqs-send,sts-identity --rounds=10 --modes=call,construct --adapters=...",
  async run(flags, report) {
    const adapters = (await loadAdapters(flags)).filter((adapter) => adapter.programs);
    const modes = (flags["modes"] ?? "call,construct").split(",");
    const rounds = Number(flags["rounds"] ?? 10);
    const stub = await startStub();
    const environment = { STUB: stub.endpoint, SQS_BODY };
    try {
      for (const program of (flags["programs"] ?? "s3-getobject,ddb-getitem,ddb-doc,sqs-send,sts-identity").split(",")) {
        const bare: Run[] = [
          plainRun("bare node", [process.execPath, writeProgram({ name: "bare" }, "node", "cjs", "0")], false),
          ...(adapters.some(({ name }) => name === "boto3") ? [plainRun("bare python", [PYTHON, "-c", "0"], true)] : []),
        ];
        const runs: Run[] = [...bare];
        for (const adapter of adapters) runs.push(...(await runsOf(adapter, program, modes)));
        // One run each fills the caches of the file system.
        const working = runs.filter((run) => {
          const { status } = timed(run.command, environment);
          if (status !== 0) console.error(`# ${run.label} ${program} exits with ${status}`);
          return status === 0;
        });
        for (let round = 0; round < rounds; round++) for (const run of working) run.usages.push(timed(run.command, environment));
        report.add(resultOf(program, working, bare));
      }
    } finally {
      stub.stop();
    }
  },
};

function plainRun(label: string, command: readonly string[], isPython: boolean): Run {
  return { label, mode: "-", command, isPython, usages: [] };
}

async function runsOf(adapter: Adapter, name: string, modes: readonly string[]): Promise<Run[]> {
  const program = adapter.programs![name];
  if (!program) return [];
  const runs: Run[] = [];
  const add = (kind: string, command: readonly string[], isPython: boolean): void => {
    for (const mode of modes) {
      runs.push({
        label: `${adapter.label} ${kind}`,
        mode,
        command: mode === "construct" ? [...command, "construct"] : command,
        isPython,
        usages: [],
      });
    }
  };
  for (const format of adapter.formats ?? []) {
    const file = writeProgram(adapter, name, format, programText(program, format));
    add(format, [format === "python" ? PYTHON : process.execPath, file], format === "python");
  }
  if (program.python !== undefined) return runs;
  const [format = "esm"] = adapter.formats ?? [];
  const source = writeProgram(adapter, name, format, programText(program, format));
  const outfile = source.replace(/\.[mc]js$/, ".bundle.mjs");
  try {
    await bundle(source, { outfile, prefersModules: true });
    add("bundle", [process.execPath, outfile], false);
  } catch (error) {
    console.error(`# ${adapter.name} ${name} could not be bundled: ${String(error).slice(0, 300)}`);
  }
  return runs;
}

function resultOf(program: string, runs: readonly Run[], bare: readonly Run[]): Result {
  const middle = (run: Run, key: keyof Usage): number => median(run.usages.map((usage) => usage[key]));
  const over = (run: Run, key: keyof Usage): number | null =>
    bare.includes(run) ? null : middle(run, key) - middle(run.isPython ? bare[1]! : bare[0]!, key);
  const keys = ["wall", "cpu", "rss"] as const;
  return {
    id: program,
    title: `cold start of ${program}: over the bare runtime, then whole`,
    of: "client",
    columns: ["wall ms", "CPU ms", "RSS MiB", "whole wall", "whole CPU", "whole RSS"].map((name) => ({ name })),
    rows: runs.map((run) => ({
      label: bare.includes(run) ? run.label : `${run.label}, ${run.mode}`,
      values: [...keys.map((key) => over(run, key)), ...keys.map((key) => middle(run, key))],
    })),
  };
}
