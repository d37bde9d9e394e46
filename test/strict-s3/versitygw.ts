/**
 * versitygw, an S3 server that checks what moto lets pass: signatures, dates, payload hashes, trailers, checksums, policies of forms.
 * Installed once by Go into `.cache/`; objects live in a temporary folder.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../tools/workspace/free-port.ts";
import { ROOT } from "../../tools/workspace/root.ts";
import { runCommand } from "../../tools/workspace/run-step.ts";
import { selfSigned } from "./self-signed.ts";

const VERSION = "v1.8.0";
const PROGRAM = join(ROOT, `.cache/versitygw-${VERSION}`);
/** Has the labels that TLS wants beside the `*` of a certificate. */
const VIRTUAL_DOMAIN = "s3.localhost";
const START_TIMEOUT_MS = 30_000;
const START_ATTEMPTS = 3;

/** What a suite says that cannot run without the server. */
export const NEEDS_GO: string = `versitygw ${VERSION} is built by Go, which is not installed`;

/** How to start one. */
export interface VersityGwOptions {
  /** With a certificate made for this run. Default: plain http. */
  readonly https?: boolean;
  /** Reached by a name below which buckets are hosts, so that clients address them so. Default: by address, with buckets in paths. */
  readonly virtualHosts?: boolean;
}

/** A running server with one account. */
export interface VersityGw {
  readonly endpointUrl: string;
  readonly regionName: string;
  readonly awsAccessKeyId: string;
  readonly awsSecretAccessKey: string;
  /** File with the certificate, for a client's `verify`; undefined for plain http. */
  readonly verify: string | undefined;
  /** How buckets are addressed. */
  readonly s3: { readonly addressingStyle: "path" | "virtual" };
  /** Ends the server and removes its objects. */
  stop(): Promise<void>;
}

/**
 * Builds the server unless that was done before.
 *
 * @returns undefined when the machine has no Go
 * @throws Error with Go's output when the build fails
 */
export async function installVersityGw(): Promise<string | undefined> {
  if (existsSync(PROGRAM)) return PROGRAM;
  if ((await runCommand("go", ["version"])).code !== 0) return undefined;
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".cache/versitygw-build-"));
  try {
    const wanted = `github.com/versity/versitygw/cmd/versitygw@${VERSION}`;
    // Go keeps its caches below HOME, which not every runner sets.
    const env = { HOME: join(ROOT, ".cache"), ...process.env, GOBIN: folder };
    const build = await runCommand("go", ["install", wanted], { env });
    if (build.code !== 0) throw new Error(`versitygw could not be built by \`go install ${wanted}\`:\n${build.output}`);
    renameSync(join(folder, "versitygw"), PROGRAM);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return PROGRAM;
}

/**
 * Starts a server on a free port of 127.0.0.1.
 *
 * @param program - what {@link installVersityGw} gave
 * @throws Error with the server's output when it does not start
 */
export async function startVersityGw(program: string, options: VersityGwOptions = {}): Promise<VersityGw> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return await startOn(port, program, options);
    } catch (error) {
      // Another program may have taken the port between the choice and the start.
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

async function startOn(
  port: number,
  program: string,
  { https = false, virtualHosts = false }: VersityGwOptions,
): Promise<VersityGw> {
  const folder = mkdtempSync(join(tmpdir(), "boto3-versitygw-"));
  const [objects, metadata] = [join(folder, "objects"), join(folder, "metadata")];
  for (const name of [objects, metadata]) mkdirSync(name);
  const account = { awsAccessKeyId: "AKIDSTRICT", awsSecretAccessKey: "strict-secret" };
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const tls = https ? ["--cert", certificate, "--key", key] : [];
  const hosts = virtualHosts ? ["--virtual-domain", VIRTUAL_DOMAIN] : [];
  if (https) {
    const made = selfSigned(["localhost", VIRTUAL_DOMAIN, `*.${VIRTUAL_DOMAIN}`]);
    writeFileSync(certificate, made.certificate);
    writeFileSync(key, made.key, { mode: 0o600 });
  }
  // The sidecar keeps metadata beside the objects: not every temporary folder has extended attributes.
  const child = spawn(
    program,
    ["--port", `127.0.0.1:${port}`, "--quiet", "--keep-alive", ...tls, ...hosts, "posix", "--sidecar", metadata, objects],
    {
      cwd: folder,
      env: { PATH: process.env["PATH"], ROOT_ACCESS_KEY: account.awsAccessKeyId, ROOT_SECRET_KEY: account.awsSecretAccessKey },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => (log = (log + piece.toString()).slice(-4000)));
  const exited = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", (error) => {
      log += error.message;
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > deadline) {
      await stop();
      throw new Error(`versitygw did not start on 127.0.0.1:${port}:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const endpointUrl = `${https ? "https" : "http"}://${virtualHosts ? VIRTUAL_DOMAIN : "127.0.0.1"}:${port}`;
  const s3 = { addressingStyle: virtualHosts ? ("virtual" as const) : ("path" as const) };
  return { endpointUrl, regionName: "us-east-1", ...account, verify: https ? certificate : undefined, s3, stop };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}
