/** Reads many items by their keys: in batches of 100, equal keys once, and what the service leaves is asked for again. */
import type { CallOptions } from "@boto3/core";
import { BackOff, type BackOffOptions } from "./back-off.ts";
import type { ProjectionInput } from "./document-types.ts";
import { itemKey } from "./item-key.ts";
import { checkNative, type TableClient } from "./table-client.ts";
import { UnprocessedItemsError } from "./unprocessed-error.ts";

/** How items are read. */
export interface BatchGetOptions extends BackOffOptions {
  readonly ConsistentRead?: boolean | undefined;
  readonly ProjectionExpression?: ProjectionInput | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
}

const MOST_KEYS = 100;

/**
 * Reads items by their keys.
 *
 * @param client - with native values
 * @returns the items that exist, in the order the service gives them
 * @throws UnprocessedItemsError when the service takes no key several times in a row
 */
export async function batchGet<Item extends object>(
  client: TableClient,
  tableName: string,
  keys: Iterable<object>,
  options: BatchGetOptions = {},
): Promise<Item[]> {
  checkNative(client, "batchGet()");
  const { maxAttempts: _attempts, signal, sleep: _sleep, random: _random, ...request } = options;
  const callOptions: CallOptions = signal ? { signal } : {};
  const backOff = new BackOff(options);
  const items: Item[] = [];
  let waiting = distinct(keys);
  while (waiting.length > 0) {
    await backOff.pause();
    const Keys = waiting.slice(0, MOST_KEYS);
    const reply = (await client.send(
      "BatchGetItem",
      { RequestItems: { [tableName]: { ...request, Keys } } },
      callOptions,
    )) as Reply;
    items.push(...((reply.Responses?.[tableName] ?? []) as Item[]));
    const left = reply.UnprocessedKeys?.[tableName]?.Keys ?? [];
    waiting = [...waiting.slice(MOST_KEYS), ...left];
    if (!backOff.note(Keys.length, left.length)) throw new UnprocessedItemsError("BatchGetItem", tableName, waiting);
  }
  return items;
}

/** Each key once: the service refuses a batch that has one twice. */
function distinct(keys: Iterable<object>): object[] {
  return [...new Map([...keys].map((key) => [itemKey(key, Object.keys(key).sort()), key])).values()];
}

interface Reply {
  readonly Responses?: Readonly<Record<string, readonly object[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys?: readonly object[] }>>;
}
