import { isError } from "@boto3/core";
import { batchGet, BatchWriter, DynamoNumber, UnprocessedItemsError, useBatchWriter, type TableClient } from "./index.ts";

type Batch = readonly { PutRequest?: { Item: Record<string, unknown> }; DeleteRequest?: { Key: Record<string, unknown> } }[];
type Answer = (batch: Batch, call: number) => Batch;

/** A client that is taken for one with native values, answers batches from a function and keeps them. */
function fakeClient(answer: Answer): { client: TableClient; batches: Batch[] } {
  const batches: Batch[] = [];
  const client = {
    async send(_operation: string, input?: Record<string, unknown>): Promise<object> {
      const [[name, batch]] = Object.entries(input!["RequestItems"] as Record<string, Batch>) as [[string, Batch]];
      batches.push(batch);
      const left = answer(batch, batches.length);
      return { UnprocessedItems: left.length > 0 ? { [name]: left } : {} };
    },
  };
  Object.defineProperty(client, Symbol.for("@boto3/dynamodb.native-values"), { value: true });
  return { client, batches };
}

const item = (id: number | string, n = 0): { Item: { id: number | string; n: number } } => ({ Item: { id, n } });

/** Waits that take no time, and are counted. */
function fakeSleep(): { sleep: (ms: number) => Promise<void>; waits: number[] } {
  const waits: number[] = [];
  return { waits, sleep: async (ms) => void waits.push(ms) };
}

describe("BatchWriter", () => {
  test("sends 25 at a time, and the rest when it is closed", async () => {
    const { client, batches } = fakeClient(() => []);
    {
      await using writer = new BatchWriter(client, "t");
      for (let id = 0; id < 60; id++) await writer.putItem(item(id));
      expect(batches.map((batch) => batch.length)).toEqual([25, 25]);
      expect(writer.pending).toHaveLength(10);
    }
    expect(batches.map((batch) => batch.length)).toEqual([25, 25, 10]);
  });

  test("waits longer and longer before what was not taken, which goes to the end", async () => {
    const { sleep, waits } = fakeSleep();
    const { client, batches } = fakeClient((batch, call) => (call < 4 ? batch.slice(0, 1) : []));
    const writer = new BatchWriter(client, "t", { flushAmount: 2, sleep, random: () => 1 });
    for (const id of [1, 2, 3]) await writer.putItem(item(id));
    await writer.close();
    expect(batches.map((batch) => batch.map(({ PutRequest }) => PutRequest!.Item["id"]))).toEqual([[1, 2], [1, 3], [1], [1]]);
    expect(waits).toEqual([50, 100, 200]);
  });

  test("gives up when nothing is taken, and hands over what is left", async () => {
    const { sleep, waits } = fakeSleep();
    const { client, batches } = fakeClient((batch) => batch);
    const writer = new BatchWriter(client, "t", { maxAttempts: 3, sleep });
    await writer.putItem(item(1));
    await writer.deleteItem({ Key: { id: 2 } });
    const error = await writer.close().then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(isError(error, UnprocessedItemsError) && error.unprocessed).toEqual([
      { PutRequest: { Item: { id: 1, n: 0 } } },
      { DeleteRequest: { Key: { id: 2 } } },
    ]);
    expect([batches.length, waits.length, writer.pending.length]).toEqual([3, 2, 0]);
  });

  test("the last request for a key wins, of whatever kind the key is", async () => {
    const { client, batches } = fakeClient(() => []);
    const writer = new BatchWriter(client, "t", { overwriteByPkeys: ["id"] });
    await writer.putItem(item(1, 1));
    await writer.putItem(item(2, 1));
    await writer.putItem({ Item: { id: new DynamoNumber("1.0"), n: 2 } });
    await writer.deleteItem({ Key: { id: 2 } });
    await writer.putItem(item("1", 3));
    await writer.close();
    expect(batches[0]!.map((request) => request.PutRequest?.Item["n"] ?? "deleted")).toEqual([2, "deleted", 3]);
  });

  test("an older request that was not taken does not undo a newer one", async () => {
    const { sleep } = fakeSleep();
    let late: Promise<void> | undefined;
    const { client, batches } = fakeClient((batch, call) => {
      if (call > 1) return [];
      late = writer.putItem(item(1, 2));
      return batch;
    });
    const writer = new BatchWriter(client, "t", { overwriteByPkeys: ["id"], flushAmount: 2, sleep });
    await writer.putItem(item(1, 1));
    await writer.flush();
    await late;
    await writer.close();
    expect(batches.flat().map((request) => request.PutRequest!.Item["n"])).toEqual([1, 2]);
  });

  test("requests that nobody waits for are sent once each", async () => {
    const { client, batches } = fakeClient(() => []);
    const writer = new BatchWriter(client, "t");
    await Promise.all(Array.from({ length: 110 }, (_item, id) => writer.putItem(item(id))));
    await writer.close();
    expect(batches.flat().map((request) => request.PutRequest!.Item["id"])).toEqual(Array.from({ length: 110 }, (_, id) => id));
  });

  test("a batch that is refused stays, and closing does not send it again", async () => {
    const { client, batches } = fakeClient(() => {
      throw new Error("no such table");
    });
    const writer = new BatchWriter(client, "t", { flushAmount: 1 });
    await expect(writer.putItem(item(1))).rejects.toThrow("no such table");
    await writer.close();
    expect([batches.length, writer.pending.length]).toEqual([1, 1]);
  });

  test("the callback's error is raised after the rest was sent", async () => {
    const { client, batches } = fakeClient(() => []);
    const writing = useBatchWriter(new BatchWriter(client, "t"), async (writer) => {
      await writer.putItem(item(1));
      throw new Error("the block failed");
    });
    await expect(writing).rejects.toThrow("the block failed");
    expect(batches.flat()).toHaveLength(1);
  });

  test("nothing is sent after an abort", async () => {
    const { client, batches } = fakeClient((batch) => batch);
    const controller = new AbortController();
    const writer = new BatchWriter(client, "t", { signal: controller.signal });
    await writer.putItem(item(1));
    const closing = writer.close();
    setTimeout(() => controller.abort(new Error("enough")), 5);
    await expect(closing).rejects.toThrow("enough");
    const sent = batches.length;
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(batches.length).toBe(sent);
  });

  test("a plain client is refused", () => {
    expect(() => new BatchWriter({ send: async () => ({}) }, "t")).toThrow(/native values, and was given a plain one/);
  });

  test.each([0, 26, 1.5])("a flush amount of %p is refused", (flushAmount) => {
    expect(() => new BatchWriter(fakeClient(() => []).client, "t", { flushAmount })).toThrow(/from 1 to 25/);
  });
});

describe("batchGet", () => {
  /** Answers with the items of the keys, except the last of a batch, which it leaves. */
  function reader(leaves: boolean): { client: TableClient; batches: object[][] } {
    const batches: object[][] = [];
    const client = {
      async send(_operation: string, input?: Record<string, unknown>): Promise<object> {
        const { Keys } = (input!["RequestItems"] as Record<string, { Keys: object[] }>)["t"]!;
        batches.push(Keys);
        const left = leaves && Keys.length > 1 ? Keys.slice(-1) : [];
        const taken = left.length > 0 ? Keys.slice(0, -1) : Keys;
        return { Responses: { t: taken }, UnprocessedKeys: left.length > 0 ? { t: { Keys: left } } : {} };
      },
    };
    Object.defineProperty(client, Symbol.for("@boto3/dynamodb.native-values"), { value: true });
    return { client, batches };
  }

  test("asks for 100 at a time, for equal keys once, and again for what was left", async () => {
    const { client, batches } = reader(true);
    const keys = Array.from({ length: 150 }, (_, id) => ({ id }));
    const { sleep } = fakeSleep();
    const items = await batchGet(client, "t", [...keys, { id: new DynamoNumber("7") }], { sleep });
    expect(items.map((found) => Number((found as { id: number }).id)).sort((a, b) => a - b)).toEqual(keys.map(({ id }) => id));
    expect(batches[0]).toHaveLength(100);
  });

  test("sends nothing without keys", async () => {
    const { client, batches } = reader(false);
    expect([await batchGet(client, "t", []), batches.length]).toEqual([[], 0]);
  });
});
