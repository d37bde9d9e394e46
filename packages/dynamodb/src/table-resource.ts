/** What the resource `Table` has beside its model: boto3 puts `batch_writer` on it by hand (`dynamodb/table.py`). */
import { batchGet, type BatchGetOptions } from "./batch-get.ts";
import { openBatchWriter, type BatchWrite, type BatchWriter, type BatchWriterOptions } from "./batch-writer.ts";
import type { NativeItemOutput } from "./native-values.ts";
import type { TableClient } from "./table-client.ts";

/** Batches of a table. */
export interface TableBatches {
  /** Writes many items: gives a writer to be closed (`await using`), or runs a callback with one and closes it. */
  batchWriter<Item extends object = object>(options?: BatchWriterOptions): BatchWriter<Item>;
  batchWriter<Result, Item extends object = object>(
    write: (writer: BatchWriter<Item>) => Result | Promise<Result>,
    options?: BatchWriterOptions,
  ): Promise<Result>;
  /** Reads items by their keys, whatever their number: those that exist, in no particular order. */
  batchGet<Item extends object = NativeItemOutput>(keys: Iterable<object>, options?: BatchGetOptions): Promise<Item[]>;
}

/** The resource that has them. */
interface TableResource {
  readonly name: string;
  readonly meta: { readonly client: TableClient };
}

/** Used by generated code. */
export const tableBatches: object = {
  batchWriter(
    this: TableResource,
    first?: BatchWriterOptions | BatchWrite<object, unknown>,
    options?: BatchWriterOptions,
  ): unknown {
    return openBatchWriter(this.meta.client, this.name, first, options);
  },
  batchGet(this: TableResource, keys: Iterable<object>, options?: BatchGetOptions): Promise<object[]> {
    return batchGet(this.meta.client, this.name, keys, options);
  },
};
