/**
 * Obtains a wheel and proves it is the one wanted: by pip, or from a folder given by the caller, then compared with the
 * recorded SHA-256. A release that is not recorded yet is accepted as it is, and its hash gets recorded.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ModelUpdateError, reasonOf } from "./model-update-error.ts";

const run = promisify(execFile);
const PIP_TIMEOUT_MS = 300_000;

export interface WheelRequest {
  readonly project: "botocore" | "boto3";
  readonly version: string;
  /** The SHA-256 the wheel must have; undefined when this version was not used before. */
  readonly sha256: string | undefined;
}

export interface Wheel {
  readonly project: string;
  readonly version: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/**
 * Reads the wheel of one release.
 *
 * @param folder - where the wheel is, or where to download it to
 * @param download - whether pip is asked for it first
 * @param python - the Python to run, for tests
 * @throws ModelUpdateError when it cannot be obtained or has another hash than recorded
 */
export async function obtainWheel(
  request: WheelRequest,
  folder: string,
  download: boolean,
  python: string = "python3",
): Promise<Wheel> {
  const { project, version } = request;
  if (download) await downloadWheel(request, folder, python);
  const name = await findWheel(request, folder);
  const bytes = await readFile(join(folder, name));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (request.sha256 !== undefined && sha256 !== request.sha256) {
    throw new ModelUpdateError(
      `${name} has SHA-256 ${sha256}, but models/source.json records ${request.sha256} for ${project} ${version}: ` +
        `the wheel is damaged or not the one used before. Obtain it again.`,
    );
  }
  return { project, version, sha256, bytes };
}

async function downloadWheel({ project, version }: WheelRequest, folder: string, python: string): Promise<void> {
  const pip = ["-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check", "--no-input"];
  const limits = ["--retries", "2", "--timeout", "20", "--quiet", "--dest", folder];
  try {
    await run(python, [...pip, ...limits, `${project}==${version}`], { timeout: PIP_TIMEOUT_MS });
  } catch (error) {
    throw new ModelUpdateError(`Cannot download ${project} ${version}: ${explainPip(error, python)}`);
  }
}

function explainPip(error: unknown, python: string): string {
  const { code, stderr, killed } = error as { code?: string | number; stderr?: string; killed?: boolean };
  const elsewhere = "or pass --wheels DIR with the wheels in it.";
  if (code === "ENOENT") return `"${python}" was not found. Install Python 3 with pip, ${elsewhere}`;
  if (killed === true) return `pip did not finish within ${PIP_TIMEOUT_MS / 1000} s. Check the network, ${elsewhere}`;
  const output = stderr ?? "";
  if (output.includes("No module named pip")) return `"${python}" has no pip. Install pip, ${elsewhere}`;
  if (/connection|resolution|timed out|ProxyError|SSLError/i.test(output)) {
    return `the package index cannot be reached. Check the network, ${elsewhere}`;
  }
  const errors = output.split("\n").filter((line) => line.startsWith("ERROR:"));
  const last = errors.at(-1)?.slice("ERROR:".length).trim();
  return `pip failed: ${last ?? reasonOf(error)}. Check the version and the network, ${elsewhere}`;
}

async function findWheel({ project, version }: WheelRequest, folder: string): Promise<string> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new ModelUpdateError(`Cannot read the folder of wheels: ${reasonOf(error)}`);
  }
  const name = names.find((candidate) => candidate.startsWith(`${project}-${version}-`) && candidate.endsWith(".whl"));
  if (name === undefined) throw new ModelUpdateError(`No wheel of ${project} ${version} in ${folder}.`);
  return name;
}
