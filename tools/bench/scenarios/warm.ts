/** Warm calls over loopback: requests a second, and CPU of the client's process for each request. */
import { loadAdapters, median, startAll, startStub, warmUp, type Running, type Scenario } from "../harness.ts";
import { OPS } from "../lib/raw-operations.mjs";
import type { Result } from "../results.ts";

export const scenario: Scenario = {
  usage: "--ops=ddb-get,... --adapters=... --conc=1,32 --rounds=3 --ms=600 --warm-requests=8000 --warm-ms=12000",
  async run(flags, report) {
    const adapters = await loadAdapters(flags);
    const concurrencies = (flags["conc"] ?? "1,32").split(",").map(Number);
    const rounds = Number(flags["rounds"] ?? 3);
    const ms = Number(flags["ms"] ?? 600);
    const stub = await startStub();
    try {
      for (const op of OPS.filter((name) => flags["ops"]?.split(",").includes(name) ?? true)) {
        const running = await startAll(adapters, stub.endpoint, op);
        // The AWS SDK for JavaScript v3 needs some 6,000 requests before the JIT has settled (scenario `converge`).
        const requests = Number(flags["warm-requests"] ?? 8000);
        await warmUp(running, Math.max(...concurrencies), requests, Number(flags["warm-ms"] ?? 12_000));
        for (let round = 0; round < rounds; round++)
          for (const conc of concurrencies) for (const client of running) await client.measure(conc, ms);
        report.add(resultOf(op, running, concurrencies));
        for (const { worker } of running) await worker.quit();
      }
    } finally {
      stub.stop();
    }
  },
};

function resultOf(op: string, running: readonly Running[], concurrencies: readonly number[]): Result {
  const names = (conc: number): Result["columns"] => [
    { name: `req/s c${conc}`, digits: 0 },
    { name: `CPU us c${conc}`, digits: 0 },
    { name: `best c${conc}`, digits: 0 },
    { name: `x v3 c${conc}`, digits: 2 },
    { name: `x bare c${conc}`, digits: 2 },
  ];
  const baseline = running.find(({ adapter }) => adapter.role === "baseline");
  const bare = running.find(({ adapter }) => adapter.name === "limit-http");
  return {
    id: op,
    title: op,
    of: "client",
    columns: [...concurrencies.flatMap(names), { name: "RSS MiB", digits: 0 }],
    rows: running.map((client) => ({
      label: client.adapter.label,
      values: [
        ...concurrencies.flatMap((conc) => {
          const slices = client.slices.get(conc) ?? [];
          const cost = client.cost(conc);
          const rate = median(slices.map((slice) => (slice.n / slice.wall) * 1000));
          const best = Math.min(...slices.map((slice) => slice.cpu / slice.n));
          return [rate, cost, best, cost / (baseline?.cost(conc) ?? Number.NaN), cost / (bare?.cost(conc) ?? Number.NaN)];
        }),
        client.worker.residentMiB(),
      ],
    })),
  };
}
