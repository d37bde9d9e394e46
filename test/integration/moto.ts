/** moto's server in a Python environment of its own, for calls over all protocols. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../tools/workspace/free-port.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { runCommand } from "../../tools/workspace/run-step.ts";

const VERSION = "5.2.5";
const ENVIRONMENT = join(ROOT, `.cache/moto-${VERSION}`);
const START_TIMEOUT_MS = 60_000;

/** A running server. */
export interface Moto {
  readonly endpointUrl: string;
  stop(): Promise<void>;
}

/** Installs moto unless that was done before. @throws Error that says what is missing */
async function install(): Promise<string> {
  const server = join(ENVIRONMENT, "bin/moto_server");
  if (existsSync(server)) return server;
  const venv = await runCommand("python3", ["-m", "venv", ENVIRONMENT]);
  if (venv.code !== 0) throw new Error(`No Python environment for moto: install Python 3 with its venv module.\n${venv.output}`);
  const pip = await runCommand(join(ENVIRONMENT, "bin/pip"), ["install", "--quiet", `moto[server]==${VERSION}`]);
  if (pip.code !== 0) throw new Error(`moto could not be installed: pip needs its package index.\n${pip.output}`);
  return server;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startMoto(): Promise<Moto> {
  const server = await install();
  const port = await freePort();
  const child = spawn(server, ["-H", "127.0.0.1", "-p", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (piece: Buffer) => (log = (log + piece.toString()).slice(-4000)));
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await exited;
  };
  const endpointUrl = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(endpointUrl))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`moto's server did not start on ${endpointUrl}:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { endpointUrl, stop };
}

async function answers(endpointUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${endpointUrl}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}
