/** The scenario in a page of headless Chromium, bundled for browsers; emulators are reached through servers that allow other origins. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Endpoints, Outcome } from "./runtimes.ts";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const TIMEOUT_MS = 120_000;

const PAGE = `import { scenario } from "./scenario.mjs";
const endpoints = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const outcomes = await scenario(endpoints).catch((error) => [{ name: "page", problem: String(error.stack) }]);
await fetch("/done", { method: "POST", body: JSON.stringify(outcomes) });
`;

/** A Chromium of this machine; as root one of Debian's is installed. Undefined where there is none. */
export function findChromium(): string | undefined {
  const find = (): string | undefined => NAMES.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
  const found = find();
  if (found !== undefined || process.getuid?.() !== 0) return found;
  const get = (...args: string[]): void => void spawnSync("apt-get", ["-qq", ...args], { stdio: "ignore", timeout: 300_000 });
  get("update");
  get("install", "-y", "--no-install-recommends", "chromium-headless-shell");
  return find();
}

/** Runs it, and ends the browser and the servers. */
export async function runInBrowser(program: string, folder: string, endpoints: Endpoints): Promise<readonly Outcome[]> {
  writeFileSync(join(folder, "page.js"), PAGE);
  const { outputFiles } = await build({
    entryPoints: [join(folder, "page.js")],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    tsconfigRaw: "{}",
    logLevel: "silent",
    write: false,
  });
  const servers: Server[] = [];
  const listen = async (server: Server): Promise<string> => {
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const profile = mkdtempSync(join(tmpdir(), "boto3-chromium-"));
  let stop = (): Promise<unknown> => Promise.resolve();
  try {
    const { endpointUrl, dynamodbEndpointUrl } = endpoints;
    const open: Endpoints = {
      endpointUrl: await listen(allowingOrigins(endpointUrl)),
      dynamodbEndpointUrl: await listen(allowingOrigins(dynamodbEndpointUrl)),
    };
    let done!: (outcomes: Outcome[]) => void;
    const told = new Promise<Outcome[]>((resolve) => (done = resolve));
    const page = await listen(pageServer(outputFiles[0]!.text, (text) => done(JSON.parse(text) as Outcome[])));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--user-data-dir=${profile}`];
    const address = `${page}/#${encodeURIComponent(JSON.stringify(open))}`;
    // A group of its own: the program may be a script that starts the browser, and ends alone.
    const browser = spawn(program, [...flags, "--remote-debugging-port=0", address], {
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    let output = "";
    browser.stderr.on("data", (piece: Buffer) => (output += piece.toString()));
    const ended = new Promise<never>((_, reject) =>
      browser.once("exit", (code) => reject(new Error(`${program} ended (${code}):\n${output.slice(-2000)}`))),
    );
    stop = async () => {
      if (browser.exitCode !== null || browser.pid === undefined) return;
      const closed = once(browser, "close");
      process.kill(-browser.pid, "SIGKILL");
      await closed;
    };
    const late = new Promise<never>((_, reject) => {
      const problem = (): void => reject(new Error(`${program} told nothing within two minutes:\n${output.slice(-2000)}`));
      setTimeout(problem, TIMEOUT_MS).unref();
    });
    ended.catch(() => undefined);
    return await Promise.race([told, ended, late]);
  } finally {
    await stop();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(profile, { recursive: true, force: true });
  }
}

function pageServer(script: string, done: (text: string) => void): Server {
  return createServer((asked, reply) => {
    if (asked.url === "/done") {
      let text = "";
      asked.on("data", (piece: Buffer) => (text += piece.toString()));
      asked.on("end", () => {
        reply.end();
        done(text);
      });
    } else if (asked.url === "/page.js") reply.setHeader("content-type", "text/javascript").end(script);
    else reply.setHeader("content-type", "text/html").end('<!doctype html><script type="module" src="/page.js"></script>');
  });
}

/** What a bucket's CORS rules do for pages. */
function allowingOrigins(target: string): Server {
  return createServer((asked, reply) => {
    const allowed = {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "*",
      "access-control-allow-headers": asked.headers["access-control-request-headers"] ?? "*",
      "access-control-expose-headers": "*",
    };
    if (asked.method === "OPTIONS") return void reply.writeHead(204, allowed).end();
    const { method, url, headers } = asked;
    const passed = request(new URL(url!, target), { method, headers }, (answer) => {
      reply.writeHead(answer.statusCode!, { ...answer.headers, ...allowed });
      answer.pipe(reply);
    });
    passed.on("error", () => reply.destroy());
    asked.pipe(passed);
  });
}
