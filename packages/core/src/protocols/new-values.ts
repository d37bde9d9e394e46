/**
 * Empty objects and arrays for readers of large replies. V8 allocates the literals of a hot place in its old generation once many of
 * them survived, and from then on each reply's values stay until a full collection: for DescribeInstances that cost more than half of
 * the time that reading takes. These have no such place.
 */
const NO_ITEMS: readonly unknown[] = [];

/** An empty plain object. */
export function newRecord(): Record<string, unknown> {
  return Object.create(Object.prototype) as Record<string, unknown>;
}

/** An empty array. */
export function newList(): unknown[] {
  return NO_ITEMS.slice();
}
