/**
 * The model update, step by step: which releases, their wheels, the documents in them, a check, and only then the
 * change of `models/`. Any failure before the last step leaves `models/` as it was.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatCanonicalJson, isJsonObject, parseExactJson, type JsonObject } from "./canonical-json.ts";
import { checkDocuments } from "./check-documents.ts";
import { ModelUpdateError, reasonOf } from "./model-update-error.ts";
import { obtainWheel, type Wheel, type WheelRequest } from "./obtain-wheel.ts";
import { readWheelModels } from "./read-wheel-models.ts";
import { writeModels, type WriteReport } from "./write-models.ts";

export interface ModelUpdateOptions {
  /** The folder `models/`, with `source.json` in it. */
  readonly models: string;
  /** Releases to move to; the recorded ones by default. */
  readonly botocore?: string | undefined;
  readonly boto3?: string | undefined;
  /** Take the wheels from this folder; nothing is downloaded. */
  readonly wheels?: string | undefined;
  /** The Python that runs pip. */
  readonly python?: string | undefined;
}

/** How many levels are spread over lines, by kind of file: what lies deeper is one line. */
const EXPAND_DEPTH: Readonly<Record<string, number>> = {
  "service-2": 2,
  "paginators-1": 2,
  "waiters-2": 2,
  "endpoint-rule-set-1": 2,
  "resources-1": 2,
  partitions: 4,
  endpoints: 4,
  "sdk-default-configuration": 3,
  _retry: 3,
};

/** Updates `models/`. @throws ModelUpdateError with one line of explanation; nothing was changed then */
export async function updateModels(options: ModelUpdateOptions): Promise<WriteReport> {
  const source = await readSource(options.models);
  const botocore = request("botocore", options.botocore, source);
  const boto3 = request("boto3", options.boto3, source);
  const wheels = await obtainWheels([botocore, boto3], options);
  const documents = readWheelModels(wheels[0]!, wheels[1]!);
  checkDocuments(documents);
  const files = new Map<string, string>();
  files.set("source.json", formatCanonicalJson(describeSource(wheels), 2));
  for (const { path, kind, content } of documents) {
    files.set(path, formatCanonicalJson(content, EXPAND_DEPTH[kind]!));
  }
  return writeModels(options.models, files);
}

async function readSource(models: string): Promise<JsonObject> {
  const path = join(models, "source.json");
  try {
    const source = parseExactJson(await readFile(path, "utf8"));
    if (isJsonObject(source)) return source;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new ModelUpdateError(`Cannot read models/source.json: ${reasonOf(error)}`);
  }
  throw new ModelUpdateError("Cannot read models/source.json: it is not a JSON object.");
}

function request(project: "botocore" | "boto3", asked: string | undefined, source: JsonObject): WheelRequest {
  const recorded = source[project];
  const known = isJsonObject(recorded) ? recorded : {};
  const version = asked ?? known["version"];
  if (typeof version !== "string" || !/^\d+(\.[0-9a-z]+)*$/.test(version)) {
    throw new ModelUpdateError(
      `Which release of ${project}? models/source.json names none that is valid, and --${project} was ` +
        `${asked === undefined ? "not given" : `"${asked}"`}; write it as --${project} 1.43.67.`,
    );
  }
  const sha256 = known["version"] === version ? known["sha256"] : undefined;
  return { project, version, sha256: typeof sha256 === "string" ? sha256 : undefined };
}

async function obtainWheels(requests: readonly WheelRequest[], options: ModelUpdateOptions): Promise<Wheel[]> {
  const download = options.wheels === undefined;
  const folder = options.wheels ?? (await mkdtemp(join(tmpdir(), "boto3-models-")));
  try {
    const wheels: Wheel[] = [];
    for (const wanted of requests) wheels.push(await obtainWheel(wanted, folder, download, options.python));
    return wheels;
  } finally {
    if (download) await rm(folder, { recursive: true, force: true });
  }
}

function describeSource(wheels: readonly Wheel[]): JsonObject {
  return Object.fromEntries(wheels.map(({ project, version, sha256 }) => [project, { version, sha256 }]));
}
