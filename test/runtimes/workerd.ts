/** The scenario in workerd, the runtime of Cloudflare's workers: one bundled module, asked over HTTP. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Endpoints, Outcome } from "./runtimes.ts";

const WORKER = `import { scenario } from "./scenario.mjs";
export default {
  fetch: async (request) => Response.json(await scenario(await request.json())),
};
`;

/** Runs it, and ends the process. */
export async function runInWorkerd(program: string, folder: string, endpoints: Endpoints): Promise<readonly Outcome[]> {
  writeFileSync(join(folder, "worker.js"), WORKER);
  await build({
    entryPoints: [join(folder, "worker.js")],
    outfile: join(folder, "worker.bundle.js"),
    bundle: true,
    format: "esm",
    platform: "browser",
    conditions: ["workerd", "worker"],
    target: "es2022",
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.bundle.js")],
      compatibilityDate = "2026-01-01",
      globalOutbound = "network")),
    (name = "network", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`;
  writeFileSync(join(folder, "worker.capnp"), config);
  const server = spawn(program, ["serve", "worker.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [server.stdout!, server.stderr!]) stream.on("data", (piece: Buffer) => (output += piece.toString()));
  try {
    const port = await new Promise<number>((resolve, reject) => {
      let told = "";
      server.stdio[3]!.on("data", (piece: Buffer) => {
        told += piece.toString();
        const [, found] = /"event":"listen".*?"port":(\d+)/.exec(told) ?? [];
        if (found) resolve(Number(found));
      });
      server.once("exit", () => reject(new Error(`workerd ended:\n${output}`)));
    });
    const signal = AbortSignal.timeout(120_000);
    const reply = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(endpoints), signal });
    if (!reply.ok) throw new Error(`workerd answered ${reply.status}: ${await reply.text()}\n${output}`);
    return (await reply.json()) as Outcome[];
  } finally {
    if (server.exitCode === null) {
      server.kill();
      await once(server, "exit");
    }
  }
}
