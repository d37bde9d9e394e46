/** How the cost of one operation falls while the JIT warms up: CPU us a call of the first 500 calls of a process, and of those after them. */
import { loadAdapters, median, startAll, startStub, type Scenario } from "../harness.ts";

export const scenario: Scenario = {
  usage: "--ops=ddb-get --adapters=... --upto=500,1000,2000,4000,8000 --rounds=3 --conc=16",
  async run(flags, report) {
    const ends = (flags["upto"] ?? "500,1000,2000,4000,8000").split(",").map(Number);
    const adapters = (await loadAdapters(flags)).filter((adapter) => !adapter.command);
    const stub = await startStub();
    try {
      for (const op of (flags["ops"] ?? "ddb-get").split(",")) {
        const costs = new Map<string, number[][]>();
        for (let round = 0; round < Number(flags["rounds"] ?? 3); round++) {
          for (const adapter of adapters) {
            const [client] = await startAll([adapter], stub.endpoint, op);
            if (!client) continue;
            const slices: number[] = [];
            let done = 0;
            for (const end of ends) {
              const { n, cpu } = await client.worker.ask({ cmd: "run", conc: Number(flags["conc"] ?? 16), count: end - done });
              slices.push(cpu / n);
              done = end;
            }
            await client.worker.quit();
            costs.set(adapter.label, [...(costs.get(adapter.label) ?? []), slices]);
          }
        }
        report.add({
          id: op,
          title: `${op}: CPU us a call, by calls of the process so far`,
          of: "client",
          columns: ends.map((end, index) => ({ name: index === 0 ? `first ${end}` : `to ${end}`, digits: 0 })),
          rows: [...costs].map(([label, rounds]) => ({
            label,
            values: ends.map((_, index) => median(rounds.map((slices) => slices[index]!))),
          })),
        });
      }
    } finally {
      stub.stop();
    }
  },
};
