/**
 * Calls of the resource Table, of the service resource and its client, and of a batch writer: what they send and what they give. A condition inside a
 * transaction, which boto3 sends with its placeholders at the wrong place, is checked as it is meant.
 */
import type { BaseClient } from "../../../../packages/core/src/client/base-client.ts";
import type { ClientOptions } from "../../../../packages/core/src/client/options.ts";
import type { TableBatches } from "../../../../packages/dynamodb/src/table-resource.ts";
import { mismatch, type ConformanceCase, type Mismatch } from "../../case.ts";
import { frozenOptions } from "../../client.ts";
import { findDifferences } from "../../compare.ts";
import { prepareServices } from "../../generated-service.ts";
import { ScriptedTransport } from "../../scripted-transport.ts";
import type { Tagged } from "../../tagged.ts";
import type { Vectors } from "../../vectors.ts";
import { comparable, inOrder, toNative } from "./values.ts";

interface Recorded {
  readonly id: string;
  readonly kind?: "batch_writer";
  readonly target?: "table" | "resource" | "resource.meta.client";
  readonly table?: string;
  readonly method?: string;
  readonly args?: Tagged;
  readonly operations?: readonly { readonly put_item?: Tagged; readonly delete_item?: Tagged }[];
  readonly flush_amount?: number;
  readonly overwrite_by_pkeys?: readonly string[] | null;
  readonly user_error_at_end?: boolean;
  readonly replies: readonly Tagged[];
  readonly requests: readonly Tagged[];
  readonly result?: Tagged;
  readonly error?: { readonly type: string; readonly message: string } | null;
}

type Records = Record<string, unknown>;

interface ServiceResource {
  Table(name: string): TableBatches;
  readonly meta: { readonly client: BaseClient };
}

export function* tableCases(vectors: Vectors): Iterable<ConformanceCase> {
  const recordings = vectors.lines<Recorded>("dynamodb/tables");
  if (recordings.length > 0) prepareServices(["dynamodb"]);
  for (const recorded of recordings) yield { id: recorded.id, group: "tables", check: () => check(recorded) };
}

async function check(recorded: Recorded): Promise<Mismatch | undefined> {
  const transport = new ScriptedTransport((_request, index) => ({
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: new TextEncoder().encode(JSON.stringify(recorded.replies[index] ?? {})),
  }));
  const resource = await openResource({ ...frozenOptions({}), transport });
  const { error, result } = await outcome(() =>
    recorded.kind === "batch_writer" ? write(resource, recorded) : call(resource, recorded),
  );
  const requests = transport.sent.map(({ headers, body }) => ({
    operation: headers["x-amz-target"]?.split(".")[1],
    body: JSON.parse(new TextDecoder().decode(body)) as unknown,
  }));
  if (recorded.error?.message.includes('Unknown parameter in input: "ExpressionAttribute')) {
    return mismatch("placeholders beside the condition", requests, error ? [error.message] : misplaced(requests));
  }
  const expected = {
    requests: recorded.requests,
    ...(recorded.error ? { error: recorded.error.type } : { result: recorded.result }),
  };
  const actual = { requests, ...(error ? { error: error.name } : { result }) };
  return mismatch(expected, actual, findDifferences(inOrder(comparable(expected)), inOrder(comparable(actual))));
}

/** The service resource by its sources. */
async function openResource(options: ClientOptions): Promise<ServiceResource> {
  const file = new URL("../../../../packages/services/dynamodb/src/resource.ts", import.meta.url);
  const { DynamoDBResource } = (await import(file.href)) as {
    DynamoDBResource: new (options: ClientOptions) => ServiceResource;
  };
  return new DynamoDBResource(options);
}

async function call(resource: ServiceResource, { target, table, method = "", args = {} }: Recorded): Promise<unknown> {
  const input = toNative(args) as Records;
  const name = method.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const holder: unknown = target === "table" ? resource.Table(table!) : resource;
  const reply =
    target === "resource.meta.client"
      ? await resource.meta.client.send(method, input)
      : await (holder as Readonly<Record<string, (input: Records) => Promise<Records>>>)[name]!(input);
  const { ResponseMetadata: _, ...result } = reply as Records;
  return result;
}

async function write(resource: ServiceResource, recorded: Recorded): Promise<void> {
  const options = {
    flushAmount: recorded.flush_amount,
    overwriteByPkeys: recorded.overwrite_by_pkeys ?? undefined,
    sleep: async () => {},
  };
  await resource.Table(recorded.table!).batchWriter(async (writer) => {
    for (const { put_item: item, delete_item: key } of recorded.operations ?? []) {
      if (item !== undefined) await writer.putItem({ Item: toNative(item) as object });
      else await writer.deleteItem({ Key: toNative(key ?? null) as object });
    }
    if (recorded.user_error_at_end) throw Object.assign(new Error("the block failed"), { name: "RuntimeError" });
  }, options);
}

async function outcome(action: () => Promise<unknown>): Promise<{ result?: unknown; error?: Error }> {
  try {
    return { result: await action() };
  } catch (error) {
    return { error: error as Error };
  }
}

/** Conditions of a transaction have what they refer to beside them, and nothing stands at the top. */
function misplaced(requests: readonly { readonly body: unknown }[]): string[] {
  const problems: string[] = [];
  for (const { body } of requests) {
    if ("ExpressionAttributeNames" in (body as Records)) problems.push("names at the top of the transaction");
    for (const item of (body as { TransactItems: Record<string, Records>[] }).TransactItems) {
      for (const part of Object.values(item)) {
        const text = String(part["ConditionExpression"] ?? "");
        const known = { ...(part["ExpressionAttributeNames"] as object), ...(part["ExpressionAttributeValues"] as object) };
        for (const [placeholder] of text.matchAll(/[#:]\w+/g)) {
          if (!(placeholder in known)) problems.push(`${placeholder} of ${text} is not explained beside it`);
        }
      }
    }
  }
  return requests.length === 0 ? ["nothing was sent"] : problems;
}
