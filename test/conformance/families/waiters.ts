/** Waits on recorded replies: calls, pauses and how they end (`waiters`). The client is the generated class. */
import type { BaseClient } from "../../../packages/core/src/client/base-client.ts";
import type { Operation } from "../../../packages/core/src/client/operation.ts";
import type { ParsedError } from "../../../packages/core/src/client/output.ts";
import { ClientError } from "../../../packages/core/src/errors/client-error.ts";
import { WaiterError } from "../../../packages/core/src/errors/waiter.ts";
import type { WaitingClient } from "../../../packages/core/src/waiters/client-waiters.ts";
import type { WaiterConfig, WaiterDefinition } from "../../../packages/core/src/waiters/definition.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { loadService, prepareServices } from "../generated-service.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import { toInput } from "../values.ts";
import type { Vectors } from "../vectors.ts";

interface WaitCase {
  readonly id: string;
  readonly service: string;
  readonly waiter: string;
  readonly params: Readonly<Record<string, Tagged>>;
  readonly waiter_config: WaiterConfig | null;
  readonly replies: ReadonlyArray<{ readonly parsed: Tagged } | { readonly error: Tagged }>;
  readonly defaults: { readonly delay: number; readonly max_attempts: number };
  readonly outcome: "success" | "error";
  readonly error?: { readonly type: string; readonly message: string; readonly reason: string; readonly last_response: Tagged };
  readonly calls: number;
  readonly sleeps: readonly number[];
}

type AnyClient = BaseClient & WaitingClient<Record<string, WaiterDefinition<Record<string, unknown>, unknown>>>;

export const waiters: Family = { name: "waiters", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const recordings = vectors.lines<WaitCase>("waiters").filter(({ service }) => wants(service));
  prepareServices(recordings.map(({ service }) => service));
  for (const recorded of recordings) yield { id: recorded.id, group: recorded.service, check: () => checkCase(recorded) };
}

async function checkCase(recorded: WaitCase): Promise<Mismatch | undefined> {
  const { service, waiter, params, waiter_config: config, replies, defaults, outcome, error, calls, sleeps } = recorded;
  const generated = await loadService(service);
  const ServiceClient = generated.exports[generated.service.className] as new (options: object) => AnyClient;
  const observed = { calls: 0, sleeps: [] as number[] };
  const client = new ServiceClient({ sleep: async (ms: number) => void observed.sleeps.push(ms / 1000) });
  const send = async (operation: Operation<unknown, unknown>): Promise<unknown> => {
    const reply = replies[observed.calls++];
    if (!reply) throw new Error("More calls than replies.");
    if ("error" in reply) throw new ClientError(toInput(reply.error) as ParsedError, operation.name);
    return toInput(reply.parsed);
  };
  const definition = Object.values(generated.exports).find(isNamed(client, waiter))!;
  const expected = { outcome, error, calls, sleeps, defaults };
  let actual: unknown = { outcome: "success", error: undefined };
  try {
    await Object.assign(client, { send })
      .getWaiter(waiter)
      .wait({ ...(toInput(params) as Record<string, unknown>), WaiterConfig: config ?? undefined });
  } catch (raised) {
    actual = { outcome: "error", error: describe(raised) };
  }
  actual = { ...(actual as object), ...observed, defaults: { delay: definition.delay, max_attempts: definition.maxAttempts } };
  return mismatch(expected, actual, findDifferences(expected, actual));
}

/** The exported definition behind a waiter's name. */
function isNamed(client: AnyClient, waiter: string): (value: unknown) => value is WaiterDefinition<unknown, unknown> {
  const { name } = client.getWaiter(waiter);
  return (value): value is WaiterDefinition<unknown, unknown> =>
    typeof value === "object" && value !== null && "acceptors" in value && "name" in value && value.name === name;
}

function describe(raised: unknown): unknown {
  if (!(raised instanceof WaiterError)) return { type: (raised as Error).name, message: (raised as Error).message };
  const { name, message, reason, lastResponse } = raised;
  return { type: name, message, reason, last_response: toTaggedNow(lastResponse) };
}
