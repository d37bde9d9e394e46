/** Pages of recorded replies: what is asked for, and what comes out (`paginators`). The client is the generated class. */
import type { BaseClient } from "../../../packages/core/src/client/base-client.ts";
import type { Operation } from "../../../packages/core/src/client/operation.ts";
import type { PaginatingClient } from "../../../packages/core/src/paginate/client-paginators.ts";
import type { PaginationConfig, PaginatorDefinition } from "../../../packages/core/src/paginate/definition.ts";
import type { PageIterator } from "../../../packages/core/src/paginate/page-iterator.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { loadService, prepareServices } from "../generated-service.ts";
import { toTaggedNow, type Tagged } from "../tagged.ts";
import { toInput } from "../values.ts";
import type { Vectors } from "../vectors.ts";

interface PagesCase {
  readonly id: string;
  readonly service: string;
  readonly method: string;
  readonly params?: Readonly<Record<string, Tagged>>;
  readonly pagination_config?: PaginationConfig | null;
  readonly mode?: "full" | "pages" | "keys" | "search";
  readonly expression?: string;
  readonly replies?: readonly Tagged[];
  readonly error?: { readonly type: string; readonly message: string };
  readonly [expected: string]: unknown;
}

/** What each mode records. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  full: ["full_result", "calls"],
  pages: ["pages", "resume_token", "calls"],
  keys: ["result_keys", "items", "calls"],
  search: ["search", "calls"],
};

type AnyClient = BaseClient & PaginatingClient<Record<string, PaginatorDefinition<Record<string, unknown>, unknown>>>;

export const paginators: Family = { name: "paginators", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  const recordings = vectors.lines<PagesCase>("paginators").filter(({ service }) => wants(service));
  prepareServices(recordings.map(({ service }) => service));
  for (const recorded of recordings) yield { id: recorded.id, group: recorded.service, check: () => checkCase(recorded) };
}

async function checkCase(recorded: PagesCase): Promise<Mismatch | undefined> {
  const { error, mode = "full" } = recorded;
  const calls: Tagged[] = [];
  let observed: Record<string, unknown>;
  try {
    observed = { ...(await observe(recorded, await scriptedClient(recorded, calls))), calls };
  } catch (raised) {
    const { name, message } = raised as Error;
    // A built-in of Python says no more than that the call fails; its text is within ours.
    const isSame = error?.type === "ValueError" && name === "PaginationError" && message.endsWith(error.message);
    observed = { error: isSame ? error : { type: name, message }, calls };
  }
  const names = error ? ["error", ...(recorded["calls"] ? ["calls"] : [])] : EXPECTED[mode]!;
  const pick = (from: Readonly<Record<string, unknown>>): unknown => Object.fromEntries(names.map((name) => [name, from[name]]));
  const [expected, actual] = [pick(recorded), pick(observed)];
  return mismatch(expected, actual, findDifferences(expected, actual));
}

/** A client of the service that answers with the recorded replies and keeps what it was called with. */
async function scriptedClient({ service, replies = [] }: PagesCase, calls: Tagged[]): Promise<AnyClient> {
  const generated = await loadService(service);
  const ServiceClient = generated.exports[generated.service.className] as new () => AnyClient;
  const client = new ServiceClient();
  const send = async (operation: Operation<unknown, unknown>, input: unknown): Promise<unknown> => {
    calls.push({ operation: operation.name, params: toTaggedNow(input) });
    if (calls.length > replies.length) throw new Error("More calls than replies.");
    return toInput(replies[calls.length - 1]!);
  };
  return Object.assign(client, { send });
}

async function observe(recorded: PagesCase, client: AnyClient): Promise<Record<string, unknown>> {
  const { method, params = {}, pagination_config: config, mode, expression } = recorded;
  const input = { ...(toInput(params) as Record<string, unknown>), PaginationConfig: config ?? undefined };
  const pages: PageIterator<unknown> = client.getPaginator(method).paginate(input);
  if (mode === "full") return { full_result: toTaggedNow(await pages.buildFullResult()) };
  if (mode === "search") return { search: await listed(pages.search(expression!)) };
  if (mode === "keys") {
    const items = await Promise.all(pages.resultKeyIters().map(listed));
    return { result_keys: pages.resultKeys, items };
  }
  return { pages: await listed(pages), resume_token: pages.resumeToken ?? null };
}

async function listed(values: AsyncIterable<unknown>): Promise<Tagged[]> {
  const list: Tagged[] = [];
  for await (const value of values) list.push(toTaggedNow(value));
  return list;
}
