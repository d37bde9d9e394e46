/**
 * Writes many items in batches of 25 (boto3 `dynamodb/table.py`, `BatchWriter`). What the service does not take goes to the end of
 * the buffer as in boto3, is waited for, and reported when it is never taken.
 */
import type { CallOptions } from "@boto3/core";
import { BackOff, type BackOffOptions } from "./back-off.ts";
import { DynamoDBExpressionError } from "./errors.ts";
import { itemKey } from "./item-key.ts";
import { checkNative, type TableClient } from "./table-client.ts";
import { UnprocessedItemsError } from "./unprocessed-error.ts";

/** How a batch writer works. */
export interface BatchWriterOptions extends BackOffOptions {
  /** Names of the key's attributes: of several requests with the same key in the buffer only the last is sent. */
  readonly overwriteByPkeys?: readonly string[] | undefined;
  /** Requests in one call: 25, which is the most the service takes, or fewer. */
  readonly flushAmount?: number | undefined;
}

/** A request of a batch. */
export type WriteRequest<Item = object> =
  | { readonly PutRequest: { readonly Item: Item }; readonly DeleteRequest?: never }
  | { readonly DeleteRequest: { readonly Key: object }; readonly PutRequest?: never };

/**
 * Collects puts and deletes and sends them when there are enough. Closing it sends the rest; `await using` closes it.
 *
 * @example
 * await using writer = table.batchWriter({ overwriteByPkeys: ["id"] });
 * for (const item of items) await writer.putItem({ Item: item });
 */
export class BatchWriter<Item extends object = object> implements AsyncDisposable {
  readonly #client: TableClient;
  readonly #table: string;
  readonly #options: BatchWriterOptions;
  readonly #flushAmount: number;
  readonly #backOff: BackOff;
  /** By the key of the item, or by a number where requests do not replace each other. */
  readonly #buffer: Map<string | number, WriteRequest<Item>> = new Map();
  #count = 0;
  /** One batch is under way at a time. */
  #work: Promise<void> = Promise.resolve();
  /** The last batch failed: closing does not send again what was just refused. */
  #failed = false;

  /** @throws Boto3Error for a plain client; DynamoDBExpressionError for a flush amount the service would refuse */
  constructor(client: TableClient, tableName: string, options: BatchWriterOptions = {}) {
    checkNative(client, "A batch writer");
    const { flushAmount = 25 } = options;
    if (!Number.isInteger(flushAmount) || flushAmount < 1 || flushAmount > 25) {
      throw new DynamoDBExpressionError(`flushAmount is ${flushAmount}: a batch holds from 1 to 25 requests.`);
    }
    this.#client = client;
    this.#table = tableName;
    this.#options = options;
    this.#flushAmount = flushAmount;
    this.#backOff = new BackOff(options);
  }

  /** Requests that were not sent yet, or not taken. */
  get pending(): readonly WriteRequest<Item>[] {
    return [...this.#buffer.values()];
  }

  /**
   * Writes an item, now or with later ones. Wait for it: it is done when there is room for more.
   *
   * @throws ClientError when a batch is refused; the requests stay in {@link pending}
   * @throws UnprocessedItemsError when the service takes nothing several times in a row
   */
  putItem({ Item }: { readonly Item: Item }): Promise<void> {
    return this.#add({ PutRequest: { Item } });
  }

  /**
   * Deletes an item, now or with later requests.
   *
   * @throws as {@link putItem}
   */
  deleteItem({ Key }: { readonly Key: object }): Promise<void> {
    return this.#add({ DeleteRequest: { Key } });
  }

  /**
   * Sends everything that is in the buffer.
   *
   * @throws as {@link putItem}
   */
  flush(): Promise<void> {
    return this.#flushTo(0);
  }

  /** Sends the rest, unless the last batch failed. */
  async close(): Promise<void> {
    await this.#work.catch(() => {});
    if (!this.#failed) await this.flush();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #add(request: WriteRequest<Item>): Promise<void> {
    const key = this.#keyOf(request);
    this.#buffer.delete(key);
    this.#buffer.set(key, request);
    return this.#buffer.size < this.#flushAmount ? Promise.resolve() : this.#flushTo(this.#flushAmount - 1);
  }

  /** Sends batches, one after the other, until so few requests are left. */
  #flushTo(left: number): Promise<void> {
    const work = this.#work
      .catch(() => {})
      .then(async () => {
        while (this.#buffer.size > left) await this.#send();
      });
    this.#work = work;
    work.catch(() => {});
    return work;
  }

  async #send(): Promise<void> {
    this.#failed = true;
    await this.#backOff.pause();
    const batch = [...this.#buffer].slice(0, this.#flushAmount);
    const requests = batch.map(([, request]) => request);
    const options: CallOptions = this.#options.signal ? { signal: this.#options.signal } : {};
    for (const [key] of batch) this.#buffer.delete(key);
    let left: readonly WriteRequest<Item>[];
    try {
      const reply = await this.#client.send("BatchWriteItem", { RequestItems: { [this.#table]: requests } }, options);
      left = (reply as BatchWriteReply<Item>).UnprocessedItems?.[this.#table] ?? [];
    } catch (error) {
      this.#putBack(batch);
      throw error;
    }
    for (const request of left) this.#keep(request);
    if (!this.#backOff.note(requests.length, left.length)) {
      const unprocessed = this.pending;
      this.#buffer.clear();
      throw new UnprocessedItemsError("BatchWriteItem", this.#table, unprocessed);
    }
    this.#failed = false;
  }

  /** Puts what was not sent before everything else, except where a later request has replaced it. */
  #putBack(batch: readonly (readonly [string | number, WriteRequest<Item>])[]): void {
    const later = [...this.#buffer];
    this.#buffer.clear();
    for (const [key, request] of [...batch, ...later]) {
      this.#buffer.delete(key);
      this.#buffer.set(key, request);
    }
  }

  /** Keeps a request that was not taken, except where a later one has replaced it. */
  #keep(request: WriteRequest<Item>): void {
    const key = this.#keyOf(request);
    if (!this.#buffer.has(key)) this.#buffer.set(key, request);
  }

  #keyOf(request: WriteRequest<Item>): string | number {
    const names = this.#options.overwriteByPkeys;
    return names ? itemKey(request.PutRequest?.Item ?? request.DeleteRequest!.Key, names) : this.#count++;
  }
}

/**
 * Writes with a batch writer, and closes it afterwards. When the callback fails, what it had put in the buffer is sent all the same,
 * as by boto3.
 *
 * @returns what the callback returns
 * @throws what the callback throws; else what closing throws
 */
export async function useBatchWriter<Item extends object, Result>(
  writer: BatchWriter<Item>,
  write: (writer: BatchWriter<Item>) => Result | Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    result = await write(writer);
  } catch (error) {
    await writer.close().catch(() => {});
    throw error;
  }
  await writer.close();
  return result;
}

/** A function that writes with a batch writer. */
export type BatchWrite<Item extends object, Result> = (writer: BatchWriter<Item>) => Result | Promise<Result>;

/** What `batchWriter` of a table does: gives a writer, or runs a callback with one. */
export function openBatchWriter<Item extends object, Result>(
  client: TableClient,
  tableName: string,
  first: BatchWriterOptions | BatchWrite<Item, Result> | undefined,
  options: BatchWriterOptions | undefined,
): BatchWriter<Item> | Promise<Result> {
  if (typeof first !== "function") return new BatchWriter<Item>(client, tableName, first);
  return useBatchWriter(new BatchWriter<Item>(client, tableName, options), first);
}

interface BatchWriteReply<Item> {
  readonly UnprocessedItems?: Readonly<Record<string, readonly WriteRequest<Item>[]>>;
}
