/** What a batch could not do, after all tries. */
import { Boto3Error } from "@boto3/core";

/** The service left items of a batch, try after try. Nothing is lost: {@link unprocessed} has what it did not take. */
export class UnprocessedItemsError extends Boto3Error {
  static override readonly errorName: string = "UnprocessedItemsError";

  /** Requests of a batch writer (`{ PutRequest: { Item } }`, `{ DeleteRequest: { Key } }`) or keys of a `batchGet`, native values. */
  readonly unprocessed: readonly unknown[];

  constructor(operation: string, table: string, unprocessed: readonly unknown[]) {
    super(
      `${operation} on ${table}: the service took nothing several times in a row, ${unprocessed.length} left. They are in ` +
        `error.unprocessed; the table's capacity may be too small, or try again later.`,
      { operation, table, count: unprocessed.length },
    );
    this.unprocessed = unprocessed;
  }
}
