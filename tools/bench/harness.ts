/**
 * What the scenarios share: the stub server, the clients' processes, and their resource usage as the kernel counts it. Clients are
 * measured in turn (A B C, A B C, ...) within one run, so that a slow moment of the machine meets all of them; medians and ratios
 * are what to read.
 */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { BENCH, cleanEnvironment, WORK } from "./lib/environment.mjs";
import { writeFixtures, type FixtureSizes } from "./lib/fixtures.mjs";
import type { Report } from "./results.ts";

/** A program of an adapter for cold starts, bundles and memory: its imports, how it makes a client, one call. */
export interface Program {
  readonly imports?: Readonly<Record<string, string | readonly string[]>>;
  readonly construct: string;
  readonly call: string;
  /** Expressions that make one more S3 client and one more DynamoDB client. */
  readonly make?: string;
  readonly make2?: string;
  /** A whole program in Python instead. */
  readonly python?: string;
}

/** One client under test: what a module in `adapters/` exports. */
export interface Adapter {
  readonly name: string;
  readonly file: string;
  readonly label: string;
  readonly role: "baseline" | "ours" | "peer" | "limit";
  /** Folder beside whose `node_modules` generated programs are written. */
  readonly home?: string;
  /** Starts a worker of its own kind. */
  readonly command?: readonly string[];
  readonly programs?: Readonly<Record<string, Program>>;
  readonly formats?: ReadonlyArray<"esm" | "cjs" | "python">;
  /** npm packages by set, for the install footprint. */
  readonly packages?: Readonly<Record<string, readonly string[]>>;
  readonly presigner?: unknown;
  readonly transfer?: unknown;
  /** TypeScript files by title, for the type-check. */
  readonly types?: Readonly<Record<string, string>>;
}

/** Flags of the command line, `--name=value`. */
export type Flags = Readonly<Record<string, string | undefined>>;

/** One measurement. */
export interface Scenario {
  /** Its flags with their defaults, for the usage text. */
  readonly usage: string;
  /** Looks into one client instead of comparing; no part of `pnpm bench all`. */
  readonly isTool?: boolean;
  run(flags: Flags, report: Report): Promise<void>;
}

const ORDER = { baseline: 0, ours: 1, peer: 2, limit: 3 };

/** The adapters, or those named by `--adapters=a,b`; the baseline first. */
export async function loadAdapters(flags: Flags): Promise<Adapter[]> {
  const wanted = flags["adapters"]?.split(",");
  const adapters: Adapter[] = [];
  for (const entry of readdirSync(join(BENCH, "adapters")).filter((name) => name.endsWith(".mjs"))) {
    const name = entry.slice(0, -".mjs".length);
    if (wanted && !wanted.includes(name)) continue;
    const file = join(BENCH, "adapters", entry);
    adapters.push({ name, file, ...((await import(pathToFileURL(file).href)) as Omit<Adapter, "name" | "file">) });
  }
  return adapters.sort((a, b) => ORDER[a.role] - ORDER[b.role]);
}

/** Compiles a C helper when it is missing or older than its source. */
function compiled(source: string): string {
  const from = join(BENCH, "stub", `${source}.c`);
  const to = join(WORK, source);
  if (!existsSync(to) || statSync(to).mtimeMs < statSync(from).mtimeMs) execFileSync("cc", ["-O2", "-o", to, from]);
  return to;
}

export interface Stub {
  readonly endpoint: string;
  stop(): void;
}

/**
 * Starts the server with prebuilt answers on a free port of 127.0.0.1.
 *
 * @param options - `bigBytes` of the object for transfers; how much is in the other answers
 */
export async function startStub(options: { bigBytes?: number; sizes?: FixtureSizes } = {}): Promise<Stub> {
  const { bigBytes, sizes } = options;
  const folder = join(WORK, sizes ? `fixtures-${Object.entries(sizes).flat().join("-")}` : "fixtures");
  writeFixtures(folder, sizes);
  const server = spawn(compiled("stub"), ["0", folder, ...(bigBytes === undefined ? [] : [String(bigBytes)])], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.stdout!.once("data", (text: Buffer) => resolve(Number(String(text).split(" ")[1])));
    server.once("exit", () => reject(new Error("The stub server did not start.")));
  });
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => void server.stdin!.end() };
}

/** A slice of work: how many requests, wall time in ms, CPU time in us. */
export interface Slice {
  readonly n: number;
  readonly wall: number;
  readonly cpu: number;
  readonly error?: string;
  readonly ok?: boolean;
  readonly skip?: boolean;
}

/** One process that runs one client, asked line by line (`lib/worker.mjs`). */
export class Worker {
  readonly #process: ChildProcess;
  #answer: ((answer: Slice) => void) | undefined;
  #errors = "";
  #isDead = false;

  constructor(adapter: Adapter) {
    const [command = process.execPath, ...rest] = adapter.command ?? [
      process.execPath,
      join(BENCH, "lib/worker.mjs"),
      adapter.file,
    ];
    this.#process = spawn(command, rest, { stdio: "pipe", env: cleanEnvironment() });
    this.#process.stderr!.on("data", (text: Buffer) => (this.#errors = (this.#errors + String(text)).slice(-800)));
    createInterface({ input: this.#process.stdout! }).on("line", (line) => this.#settle(JSON.parse(line) as Slice));
    this.#process.once("error", (error) => this.#fail(String(error)));
    this.#process.once("exit", (code) => this.#fail(`exit code ${code} ${this.#errors}`));
  }

  ask(message: object): Promise<Slice> {
    if (this.#isDead) return Promise.resolve({ n: 0, wall: 0, cpu: 0, error: `not running: ${this.#errors}` });
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#process.stdin!.write(`${JSON.stringify(message)}\n`);
    });
  }

  /** Resident memory in MiB; NaN where the kernel does not tell. */
  residentMiB(): number {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#process.pid}/status`, "utf8"))![1]) / 1024;
    } catch {
      return Number.NaN;
    }
  }

  async quit(): Promise<void> {
    if (this.#isDead) return;
    const exited = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.stdin!.end('{"cmd":"quit"}\n');
    await exited;
  }

  #settle(answer: Slice): void {
    const resolve = this.#answer;
    this.#answer = undefined;
    resolve?.(answer);
  }

  #fail(error: string): void {
    this.#isDead = true;
    this.#settle({ n: 0, wall: 0, cpu: 0, error });
  }
}

/** A client at work on one operation, with what was measured of it by concurrency. */
export class Running {
  readonly adapter: Adapter;
  readonly worker: Worker;
  readonly slices: Map<number, Slice[]> = new Map();

  constructor(adapter: Adapter, worker: Worker) {
    this.adapter = adapter;
    this.worker = worker;
  }

  /** Measures one slice, after a short one that settles the connections. */
  async measure(conc: number, ms: number): Promise<void> {
    await this.worker.ask({ cmd: "run", conc, ms: 50 });
    const slice = await this.worker.ask({ cmd: "run", conc, ms });
    if (slice.error) console.error(`# ${this.adapter.name}: ${slice.error}`);
    else this.slices.set(conc, [...(this.slices.get(conc) ?? []), slice]);
  }

  /** CPU us a call; NaN where nothing was measured. */
  cost(conc: number): number {
    return median((this.slices.get(conc) ?? []).map((slice) => slice.cpu / slice.n));
  }
}

/**
 * Starts a process for each client that has the operation, and lets it make one call whose answer is checked.
 *
 * @param items - how many attributes or keys the answer has, where the stub gives others than usual
 */
export async function startAll(adapters: readonly Adapter[], endpoint: string, op: string, items?: number): Promise<Running[]> {
  const running: Running[] = [];
  for (const adapter of adapters) {
    const worker = new Worker(adapter);
    const { ok, error } = await worker.ask({ cmd: "init", endpoint, op, items });
    if (error) console.error(`# ${adapter.name} ${op}: ${error}`);
    if (ok) running.push(new Running(adapter, worker));
    else await worker.quit();
  }
  return running;
}

/** Lets each client make its first calls, as many as are asked for or as the time allows. */
export async function warmUp(running: readonly Running[], conc: number, requests: number, mostMs: number): Promise<void> {
  for (const { worker } of running) {
    for (let done = 0, spent = 0; done < requests && spent < mostMs; spent += 1000) {
      const slice = await worker.ask({ cmd: "run", conc, ms: 1000 });
      if (slice.error) break;
      done += slice.n;
    }
  }
}

/** What a finished process used: wall and CPU time in ms, peak memory in MiB. */
export interface Usage {
  readonly wall: number;
  readonly cpu: number;
  readonly rss: number;
  readonly status: number;
}

/** Runs a whole process and reads its resource usage. */
export function timed(command: readonly string[], environment: NodeJS.ProcessEnv = {}): Usage {
  const text = execFileSync(compiled("runr"), command, {
    env: { ...cleanEnvironment(), ...environment },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [wall = 0, user = 0, system = 0, rss = 0, status = 1] = text.trim().split(" ").map(Number);
  return { wall: wall / 1000, cpu: (user + system) / 1000, rss: rss / 1024, status };
}

/** The middle of some figures; NaN of none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A figure for a table: no digits beyond what the measurement holds. */
export function figure(value: number | undefined, digits = 1): string {
  if (value === undefined || Number.isNaN(value)) return "-";
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en");
  return value.toFixed(Math.abs(value) >= 100 ? 0 : digits);
}

/** A Markdown table, aligned so that it reads well in a terminal. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...all.slice(1).map(line)].join("\n");
}
