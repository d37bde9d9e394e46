/**
 * One table, for programs that use a client and not resources: the item operations of boto3's `Table` without its name in every call,
 * typed by the items. Types are shallow: what is read is taken to be an `Item`, nothing is checked.
 */
import type { CallOptions } from "@boto3/core";
import { batchGet, type BatchGetOptions } from "./batch-get.ts";
import { openBatchWriter, type BatchWriter, type BatchWriterOptions } from "./batch-writer.ts";
import type { NativeItemOutput } from "./native-values.ts";
import { checkNative, type TableClient } from "./table-client.ts";
import type {
  TableDeleteInput,
  TableGetInput,
  TableGetOutput,
  TablePage,
  TablePutInput,
  TableQueryInput,
  TableScanInput,
  TableUpdateInput,
  TableWriteOutput,
} from "./table-types.ts";

/** A table and the type of its items. */
export class Table<Item extends object = NativeItemOutput> {
  readonly name: string;
  /** The client that makes the calls. */
  readonly client: TableClient;

  /** @throws Boto3Error for a plain client */
  constructor(client: TableClient, name: string) {
    checkNative(client, "A table");
    this.client = client;
    this.name = name;
  }

  /** Reads an item; `Item` is absent when there is none. @throws as the operation GetItem */
  getItem(input: TableGetInput, options?: CallOptions): Promise<TableGetOutput<Item>> {
    return this.#call("GetItem", input, options);
  }

  /** Writes an item. @throws as the operation PutItem: ConditionalCheckFailedException when the condition does not hold */
  putItem(input: TablePutInput<Item>, options?: CallOptions): Promise<TableWriteOutput<Item>> {
    return this.#call("PutItem", input, options);
  }

  /** Deletes an item, if there is one. @throws as the operation DeleteItem */
  deleteItem(input: TableDeleteInput, options?: CallOptions): Promise<TableWriteOutput<Item>> {
    return this.#call("DeleteItem", input, options);
  }

  /** Changes an item, or makes it. @throws as the operation UpdateItem */
  updateItem(input: TableUpdateInput, options?: CallOptions): Promise<TableWriteOutput<Partial<Item>>> {
    return this.#call("UpdateItem", input, options);
  }

  /** One page of the items with a key. @throws as the operation Query */
  query(input: TableQueryInput, options?: CallOptions): Promise<TablePage<Item>> {
    return this.#call("Query", input, options);
  }

  /** One page of all items. @throws as the operation Scan */
  scan(input: TableScanInput = {}, options?: CallOptions): Promise<TablePage<Item>> {
    return this.#call("Scan", input, options);
  }

  /**
   * All items with a key, page by page as they are asked for.
   *
   * @example
   * for await (const item of table.queryItems({ KeyConditionExpression: Key("artist").eq("Nina") })) console.log(item);
   */
  queryItems(input: TableQueryInput, options?: CallOptions): AsyncGenerator<Item, void, undefined> {
    return itemsOf((page) => this.query({ ...input, ...page }, options));
  }

  /** All items, page by page as they are asked for. */
  scanItems(input: TableScanInput = {}, options?: CallOptions): AsyncGenerator<Item, void, undefined> {
    return itemsOf((page) => this.scan({ ...input, ...page }, options));
  }

  /**
   * Reads items by their keys, whatever their number.
   *
   * @returns those that exist, in no particular order
   * @throws UnprocessedItemsError when the service takes no key several times in a row
   */
  batchGet(keys: Iterable<object>, options?: BatchGetOptions): Promise<Item[]> {
    return batchGet<Item>(this.client, this.name, keys, options);
  }

  /**
   * Writes many items: gives a writer to be closed (`await using`), or runs a callback with one and closes it.
   *
   * @throws as `BatchWriter.putItem`, when the writer is closed or the callback has run
   * @example
   * await table.batchWriter(async (writer) => {
   *   for (const item of items) await writer.putItem({ Item: item });
   * });
   */
  batchWriter(options?: BatchWriterOptions): BatchWriter<Item>;
  batchWriter<Result>(
    write: (writer: BatchWriter<Item>) => Result | Promise<Result>,
    options?: BatchWriterOptions,
  ): Promise<Result>;
  batchWriter<Result>(
    first?: BatchWriterOptions | ((writer: BatchWriter<Item>) => Result | Promise<Result>),
    options?: BatchWriterOptions,
  ): BatchWriter<Item> | Promise<Result> {
    return openBatchWriter(this.client, this.name, first, options);
  }

  #call<Output>(operation: string, input: object, options: CallOptions | undefined): Promise<Output> {
    return this.client.send(operation, { TableName: this.name, ...input }, options) as Promise<Output>;
  }
}

/**
 * A table of a client with native values.
 *
 * @throws Boto3Error for a plain client
 * @example
 * interface Album { id: string; title: string; plays?: number }
 * const albums = table<Album>(documentClient(service, { getItem, putItem }), "albums");
 * const { Item } = await albums.getItem({ Key: { id: "1" } });
 */
export function table<Item extends object = NativeItemOutput>(client: TableClient, name: string): Table<Item> {
  return new Table<Item>(client, name);
}

async function* itemsOf<Item>(
  read: (page: { ExclusiveStartKey?: object }) => Promise<TablePage<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let start: object | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await read(start ? { ExclusiveStartKey: start } : {});
    yield* Items;
    start = LastEvaluatedKey;
  } while (start);
}
