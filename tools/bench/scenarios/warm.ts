/** Warm calls over loopback: requests a second, and CPU of the client's process for each request. */
import { figure, loadAdapters, median, startStub, table, Worker, type Adapter, type Scenario, type Slice } from "../harness.ts";
import { OPS } from "../lib/raw-operations.mjs";

interface Running {
  readonly adapter: Adapter;
  readonly worker: Worker;
  readonly slices: Map<number, Slice[]>;
}

export const scenario: Scenario = {
  usage: "--ops=ddb-get,... --adapters=... --conc=1,32 --rounds=3 --ms=600 --warm-requests=8000 --warm-ms=12000",
  async run(flags) {
    const adapters = await loadAdapters(flags);
    const concurrencies = (flags["conc"] ?? "1,32").split(",").map(Number);
    const rounds = Number(flags["rounds"] ?? 3);
    const ms = Number(flags["ms"] ?? 600);
    const stub = await startStub();
    try {
      for (const op of OPS.filter((name) => flags["ops"]?.split(",").includes(name) ?? true)) {
        const running = await startAll(adapters, stub.endpoint, op);
        // The AWS SDK for JavaScript v3 needs some 6,000 requests before the JIT has settled (scenario `converge`).
        await warmUp(
          running,
          Math.max(...concurrencies),
          Number(flags["warm-requests"] ?? 8000),
          Number(flags["warm-ms"] ?? 12_000),
        );
        for (let round = 0; round < rounds; round++)
          for (const conc of concurrencies) for (const client of running) await measure(client, op, conc, ms);
        const rows = running.map((client) => row(client, running, concurrencies));
        for (const { worker } of running) await worker.quit();
        console.log(`\n### ${op}\n${table(["client", ...concurrencies.flatMap(columns), "RSS MiB"], rows)}`);
      }
    } finally {
      stub.stop();
    }
  },
};

async function startAll(adapters: readonly Adapter[], endpoint: string, op: string): Promise<Running[]> {
  const running: Running[] = [];
  for (const adapter of adapters) {
    const worker = new Worker(adapter);
    const { ok, error } = await worker.ask({ cmd: "init", endpoint, op });
    if (error) console.error(`# ${adapter.name} ${op}: ${error}`);
    if (ok) running.push({ adapter, worker, slices: new Map() });
    else await worker.quit();
  }
  return running;
}

async function warmUp(running: readonly Running[], conc: number, requests: number, mostMs: number): Promise<void> {
  for (const { worker } of running) {
    for (let done = 0, spent = 0; done < requests && spent < mostMs; spent += 1000) {
      const slice = await worker.ask({ cmd: "run", conc, ms: 1000 });
      if (slice.error) break;
      done += slice.n;
    }
  }
}

async function measure({ adapter, worker, slices }: Running, op: string, conc: number, ms: number): Promise<void> {
  await worker.ask({ cmd: "run", conc, ms: 50 });
  const slice = await worker.ask({ cmd: "run", conc, ms });
  if (slice.error) console.error(`# ${adapter.name} ${op}: ${slice.error}`);
  else slices.set(conc, [...(slices.get(conc) ?? []), slice]);
}

function columns(conc: number): string[] {
  return [`req/s c${conc}`, `CPU us c${conc}`, "best", "x v3", "x bare"];
}

function row(client: Running, running: readonly Running[], concurrencies: readonly number[]): string[] {
  const cells = concurrencies.flatMap((conc) => {
    const slices = client.slices.get(conc) ?? [];
    const costs = slices.map((slice) => slice.cpu / slice.n);
    const ratioTo = (other: Running | undefined): string =>
      figure(median(costs) / median((other?.slices.get(conc) ?? []).map((slice) => slice.cpu / slice.n)), 2);
    return [
      figure(median(slices.map((slice) => (slice.n / slice.wall) * 1000)), 0),
      figure(median(costs), 0),
      figure(Math.min(...costs), 0),
      ratioTo(running.find(({ adapter }) => adapter.role === "baseline")),
      ratioTo(running.find(({ adapter }) => adapter.name === "limit-http")),
    ];
  });
  return [client.adapter.label, ...cells, figure(client.worker.residentMiB(), 0)];
}
