/** What `run.ts` checks against a server. */
import * as dynamodb from "@boto3/client-dynamodb";
import type { ClientError } from "@boto3/core";
import {
  and,
  Attr,
  documentClient,
  Key,
  not,
  or,
  table,
  update,
  type ConditionBase,
  type DocumentClient,
  type Table,
} from "@boto3/dynamodb";
import type { RefusingProxy } from "./refusing-proxy.ts";

interface Entry {
  id: string;
  n?: number;
  text?: string;
  tags?: Set<string>;
  nested?: { list: number[] };
  bytes?: Uint8Array;
}

type WholeClient = DocumentClient<typeof dynamodb>;

/** A table that is ready, and its client. */
export interface OpenTable {
  readonly client: WholeClient;
  readonly entries: Table<Entry>;
}

/** Makes a table, with a client of its own. */
export async function openTable(endpointUrl: string, name: string): Promise<OpenTable> {
  const client = documentClient(dynamodb.service, dynamodb, {
    endpointUrl,
    regionName: "us-east-1",
    awsAccessKeyId: "AKIDEXAMPLE",
    awsSecretAccessKey: "example",
    retries: { totalMaxAttempts: 10 },
  });
  await client.createTable({
    TableName: name,
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  return { client, entries: table<Entry>(client, name) };
}

const ENTRIES: readonly Entry[] = [
  { id: "a", n: 1, text: "apple", tags: new Set(["x", "y"]), nested: { list: [1, 2] } },
  { id: "b", n: 2, text: "banana", tags: new Set(["y"]), bytes: Uint8Array.of(1, 2) },
  { id: "c", n: 3, text: "cherry", nested: { list: [3] } },
  { id: "d", text: "apple" },
];

/** Filters, and the entries they find. */
const FILTERS: readonly (readonly [ConditionBase, string])[] = [
  [Attr("n").eq(2), "b"],
  [Attr("text").ne("apple"), "bc"],
  [Attr("n").lt(2), "a"],
  [Attr("n").lte(2), "ab"],
  [Attr("n").gt(2), "c"],
  [Attr("n").gte(2), "bc"],
  [Attr("n").between(2, 3), "bc"],
  [Attr("text").beginsWith("b"), "b"],
  [Attr("text").isIn(["cherry", "banana"]), "bc"],
  [Attr("n").exists(), "abc"],
  [Attr("n").notExists(), "d"],
  [Attr("tags").contains("x"), "a"],
  [Attr("text").contains("an"), "b"],
  [Attr("text").size().gt(5), "bc"],
  [Attr("tags").attributeType("SS"), "ab"],
  [Attr("nested.list[0]").eq(3), "c"],
  [Attr(["nested", "list", 1]).exists(), "a"],
  [Attr("bytes").eq(Uint8Array.of(1, 2)), "b"],
  [Attr("text").eq(Attr("text")).and(Attr("n").eq(1)), "a"],
  [or(Attr("n").eq(1), Attr("n").eq(2), Attr("id").eq("d")), "abd"],
  [and(Attr("n").gte(1), not(Attr("n").eq(2)), Attr("text").exists()), "ac"],
  [Attr("n").eq(1).or(Attr("n").eq(2)).not(), "cd"],
];

/** Every operator finds what it should. */
export async function checkConditions(
  { entries }: OpenTable,
  check: (name: string, run: () => Promise<void>) => Promise<unknown>,
): Promise<void> {
  for (const Item of ENTRIES) await entries.putItem({ Item });
  for (const [FilterExpression, expected] of FILTERS) {
    await check(`filter ${FilterExpression}`, async () => {
      const found: string[] = [];
      for await (const { id } of entries.scanItems({ FilterExpression })) found.push(id);
      const text = found.sort().join("");
      if (text !== expected) throw new Error(`found ${text}, not ${expected}`);
    });
  }
  await check("query by key", async () => {
    const { Items } = await entries.query({ KeyConditionExpression: Key("id").eq("a"), FilterExpression: Attr("n").eq(1) });
    if (Items?.[0]?.tags?.has("x") !== true) throw new Error(`found ${JSON.stringify(Items)}`);
  });
}

/** Conditions inside transactions, and the reasons of one that failed. */
export async function checkTransactions({ client, entries }: OpenTable): Promise<void> {
  const TableName = entries.name;
  const move = (from: number): Promise<unknown> =>
    client.transactWriteItems({
      TransactItems: [
        {
          Update: {
            TableName,
            Key: { id: "a" },
            UpdateExpression: update().set("n", from + 1),
            ConditionExpression: Attr("n").eq(from),
          },
        },
        { Put: { TableName, Item: { id: "new", n: from }, ConditionExpression: Attr("id").notExists() } },
        { ConditionCheck: { TableName, Key: { id: "b" }, ConditionExpression: Attr("tags").contains("y") } },
      ],
    });
  await move(1);
  const { Responses = [] } = await client.transactGetItems({
    TransactItems: ["a", "new"].map((id) => ({ Get: { TableName, Key: { id } } })),
  });
  const numbers = Responses.map(({ Item }) => Item?.["n"]).join();
  if (numbers !== "2,1") throw new Error(`the transaction left ${numbers}`);
  const error = await move(2).then(
    () => undefined,
    (caught: unknown) => caught as ClientError,
  );
  const reasons = (error?.response["CancellationReasons"] ?? []) as { Code?: string }[];
  if (error?.code !== "TransactionCanceledException" || reasons[1]?.Code !== "ConditionalCheckFailed") {
    throw new Error(`expected a canceled transaction with its reasons, got ${String(error)} ${JSON.stringify(reasons)}`);
  }
  const { Item } = await entries.getItem({ Key: { id: "a" } });
  if (Item?.n !== 2) throw new Error("the canceled transaction changed an item");
}

/** Items land exactly once each, whatever the proxy refuses. */
export async function checkBatches({ entries }: OpenTable, count: number, proxy: RefusingProxy): Promise<void> {
  const options = { overwriteByPkeys: ["id"], sleep: async () => {} };
  await entries.batchWriter(async (writer) => {
    for (let n = 0; n < count; n++) await writer.putItem({ Item: { id: `item-${n}`, n } });
  }, options);
  const twice = [...proxy.written].filter(([, times]) => times !== 1);
  if (twice.length > 0) throw new Error(`${twice.length} items were written more than once: ${twice.slice(0, 3).join("; ")}`);
  if (proxy.refused.requests < count / 10) throw new Error(`the proxy refused only ${proxy.refused.requests} requests`);
  const seen = new Set<number | undefined>();
  for await (const { n } of entries.scanItems()) seen.add(n);
  if (proxy.written.size !== count || seen.size !== count) {
    throw new Error(`${proxy.written.size} items were passed on and ${seen.size} found, of ${count}`);
  }
}
