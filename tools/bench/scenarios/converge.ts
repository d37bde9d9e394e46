/** How the cost of one operation falls while the JIT warms up: slices of one process, CPU us a request at requests done. */
import { figure, loadAdapters, startStub, table, Worker, type Scenario } from "../harness.ts";

export const scenario: Scenario = {
  usage: "--op=ddb-get --adapters=ours,aws-sdk-v3,limit-http --slices=8 --ms=400 --conc=16",
  async run(flags) {
    const stub = await startStub();
    const count = Number(flags["slices"] ?? 8);
    const rows: string[][] = [];
    try {
      for (const adapter of await loadAdapters({ adapters: "ours,aws-sdk-v3,limit-http", ...flags })) {
        const worker = new Worker(adapter);
        const cells: string[] = [];
        let done = 1;
        const { ok } = await worker.ask({ cmd: "init", endpoint: stub.endpoint, op: flags["op"] ?? "ddb-get" });
        for (let slice = 0; slice < (ok ? count : 0); slice++) {
          const { cpu, n } = await worker.ask({ cmd: "run", conc: Number(flags["conc"] ?? 16), ms: Number(flags["ms"] ?? 400) });
          done += n;
          cells.push(`${figure(cpu / n, 0)} @${done}`);
        }
        await worker.quit();
        if (ok) rows.push([adapter.label, ...cells]);
      }
    } finally {
      stub.stop();
    }
    console.log(table(["client", ...Array.from({ length: count }, (_, slice) => `slice ${slice + 1}`)], rows));
  },
};
