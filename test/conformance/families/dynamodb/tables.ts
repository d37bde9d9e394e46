/**
 * Calls of a table, of the service's operations and of a batch writer: what they send and what they give. A condition inside a
 * transaction, which boto3 sends with its placeholders at the wrong place, is checked as it is meant.
 */
import type { Service } from "../../../../packages/core/src/client/service.ts";
import { BatchWriter, documentClient, useBatchWriter, type DocumentClient } from "../../../../packages/dynamodb/src/index.ts";
import { mismatch, type ConformanceCase, type Mismatch } from "../../case.ts";
import { frozenOptions } from "../../client.ts";
import { findDifferences } from "../../compare.ts";
import { loadService, prepareServices } from "../../generated-service.ts";
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

export function* tableCases(vectors: Vectors): Iterable<ConformanceCase> {
  const recordings = vectors.lines<Recorded>("dynamodb/tables");
  if (recordings.length > 0) prepareServices(["dynamodb"]);
  for (const recorded of recordings) yield { id: recorded.id, group: "tables", check: () => check(recorded) };
}

async function check(recorded: Recorded): Promise<Mismatch | undefined> {
  const { service, exports } = await loadService("dynamodb");
  const transport = new ScriptedTransport((_request, index) => ({
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: new TextEncoder().encode(JSON.stringify(recorded.replies[index] ?? {})),
  }));
  const client = documentClient(service as Service, exports, { ...frozenOptions({}), transport });
  const { error, result } = await outcome(() =>
    recorded.kind === "batch_writer" ? write(client, recorded) : call(client, recorded),
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

async function call(client: DocumentClient<Records>, { table, method = "", args = {} }: Recorded): Promise<unknown> {
  const input = toNative(args) as Records;
  const { ResponseMetadata: _, ...result } = await client.send(
    method,
    table === undefined ? input : { TableName: table, ...input },
  );
  return result;
}

async function write(client: DocumentClient<Records>, recorded: Recorded): Promise<void> {
  const writer = new BatchWriter(client, recorded.table!, {
    flushAmount: recorded.flush_amount,
    overwriteByPkeys: recorded.overwrite_by_pkeys ?? undefined,
    sleep: async () => {},
  });
  await useBatchWriter(writer, async () => {
    for (const { put_item: item, delete_item: key } of recorded.operations ?? []) {
      if (item !== undefined) await writer.putItem({ Item: toNative(item) as object });
      else await writer.deleteItem({ Key: toNative(key ?? null) as object });
    }
    if (recorded.user_error_at_end) throw Object.assign(new Error("the block failed"), { name: "RuntimeError" });
  });
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
