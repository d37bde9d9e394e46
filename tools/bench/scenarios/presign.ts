/** Presigned addresses of S3's GetObject: how many a second, and CPU of each. */
import { loadAdapters, median, Worker, type Adapter, type Scenario } from "../harness.ts";

export const scenario: Scenario = {
  usage: "--rounds=5 --ms=800 --warm-ms=1500 --adapters=...",
  async run(flags, report) {
    const running: Array<{ adapter: Adapter; worker: Worker; costs: number[]; rates: number[] }> = [];
    for (const adapter of await loadAdapters(flags)) {
      if (!adapter.presigner && !adapter.command) continue;
      const worker = new Worker(adapter);
      const { ok, error } = await worker.ask({ cmd: "presign-init" });
      if (error) console.error(`# ${adapter.name}: ${error}`);
      if (ok) running.push({ adapter, worker, costs: [], rates: [] });
      else await worker.quit();
    }
    for (const { worker } of running) await worker.ask({ cmd: "presign", ms: Number(flags["warm-ms"] ?? 1500) });
    for (let round = 0; round < Number(flags["rounds"] ?? 5); round++) {
      for (const { worker, costs, rates } of running) {
        const { n, cpu, wall } = await worker.ask({ cmd: "presign", ms: Number(flags["ms"] ?? 800) });
        costs.push(cpu / n);
        rates.push((n / wall) * 1000);
      }
    }
    for (const { worker } of running) await worker.quit();
    const cost = (role: string): number => median(running.find(({ adapter }) => adapter.role === role)?.costs ?? []);
    report.add({
      id: "get-object",
      title: "presigned addresses of GetObject",
      of: "client",
      columns: [
        { name: "URLs/s", digits: 0 },
        { name: "CPU us/URL" },
        { name: "x v3", digits: 2 },
        { name: "x bare", digits: 2 },
      ],
      rows: running.map(({ adapter, costs, rates }) => ({
        label: adapter.label,
        values: [median(rates), median(costs), median(costs) / cost("baseline"), median(costs) / cost("limit")],
      })),
    });
  },
};
