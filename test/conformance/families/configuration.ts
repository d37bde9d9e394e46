/**
 * Environment, files and arguments, and what a session and a client make of them (`configuration`). Cases run in a child process
 * which takes over each one's environment and home directory, so that the code sees what it would see in a program.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import type { Observation } from "../configuration-worker.ts";
import { compareError, type RecordedError } from "../errors.ts";
import { prepareServices } from "../generated-service.ts";
import type { Tagged } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

/** A recorded case. */
export interface ConfigurationCase {
  readonly id: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly session?: { readonly profile_name?: string };
  readonly client?: {
    readonly service: string;
    readonly config?: Readonly<Record<string, Tagged>>;
    readonly kwargs?: Readonly<Record<string, Tagged>>;
    readonly call?: readonly [operation: string, params: Tagged];
  };
  readonly observed: Observation;
}

const WORKER = fileURLToPath(new URL("../configuration-worker.ts", import.meta.url));
const TIMEOUT_MS = 30_000;
/** Fails in botocore and has no client here. */
const UNKNOWN_SERVICE = "nosuchthing";

export const configuration: Family = { name: "configuration", cases };

async function* cases(vectors: Vectors, wants: (group: string) => boolean): AsyncIterable<ConformanceCase> {
  const group = ({ client }: ConfigurationCase): string => client?.service ?? "session";
  const recordings = vectors.lines<ConfigurationCase>("configuration").filter((recorded) => wants(group(recorded)));
  if (recordings.length === 0) return;
  const services = recordings.flatMap(({ client }) => (client ? [client.service] : []));
  prepareServices([...new Set(services)].filter((name) => name !== UNKNOWN_SERVICE));
  const worker = fork(WORKER, {
    execArgv: ["--import", "tsx", "--disable-warning=ExperimentalWarning"],
    serialization: "advanced",
  });
  try {
    for (const recorded of recordings) {
      yield { id: recorded.id, group: group(recorded), check: () => checkCase(worker, recorded) };
    }
  } finally {
    worker.kill();
  }
}

async function checkCase(worker: ChildProcess, recorded: ConfigurationCase): Promise<Mismatch | undefined> {
  worker.send(recorded);
  const [reply] = (await once(worker, "message", { signal: AbortSignal.timeout(TIMEOUT_MS) })) as [unknown];
  return compareObservation(recorded.observed, reply as Observation, recorded.client?.service);
}

function compareObservation(expected: Observation, actual: Observation, service: string | undefined): Mismatch | undefined {
  for (const part of ["profile", "region", "available_profiles", "credentials", "client", "http"] as const) {
    const wanted = part === "region" ? (expected.session?.["region"] ?? null) : (expected[part] ?? null);
    const found = part === "http" ? (actual.http?.length ? actual.http : null) : (actual[part] ?? null);
    const difference = comparePart(part, wanted, found, service);
    if (difference) return difference;
  }
  return undefined;
}

function comparePart(part: string, wanted: Tagged, found: Tagged, service: string | undefined): Mismatch | undefined {
  const error = errorOf(wanted);
  if (error) return compareError(error, asError(errorOf(found)));
  const comparable = part === "client" && typeof wanted === "object" ? onlyKnown(found, wanted, service) : found;
  const differences = findDifferences(wanted, comparable);
  return mismatch(
    wanted,
    found,
    differences.map((difference) => `${part}: ${difference}`),
  );
}

function errorOf(value: Tagged): RecordedError | undefined {
  return (value as { error?: RecordedError } | null)?.error;
}

function asError(error: RecordedError | undefined): Error | undefined {
  return error && Object.assign(new Error(error.message), { name: error.type });
}

/** What botocore says nothing about counts as said: settings that are null, and attempts, which it fills in later. */
function onlyKnown(found: Tagged, wanted: Tagged, service: string | undefined): Tagged {
  const { config } = (found ?? {}) as { config?: RecordedSettings };
  const { config: recorded } = (wanted ?? {}) as { config?: RecordedSettings };
  if (!config || !recorded) return found;
  for (const [name, value] of Object.entries(recorded)) if (value === null) config[name] ??= null;
  // Elsewhere the section says nothing, and only botocore keeps it.
  if (service !== "s3") config["s3"] = recorded["s3"];
  if (!recorded.retries?.["total_max_attempts"]) delete config.retries?.["total_max_attempts"];
  return found;
}

type RecordedSettings = { retries?: Record<string, Tagged> } & Record<string, Tagged | undefined>;
