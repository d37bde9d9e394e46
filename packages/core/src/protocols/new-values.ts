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

/**
 * A class of plain objects that get the same members, more or less. V8 gives objects as many slots as it sees members assigned in
 * their constructor, and after a few of them as many as they use; without that, objects with more than 16 become hash tables.
 */
export function recordClass(): new () => Record<string, unknown> {
  function Plain(this: Record<string, unknown>, isFull: unknown): void {
    // prettier-ignore
    if (isFull) this["a"] = this["b"] = this["c"] = this["d"] = this["e"] = this["f"] = this["g"] = this["h"] = this["i"] = this["j"] = this["k"] = this["l"] = 0;
  }
  Plain.prototype = Object.prototype;
  return Plain as unknown as new () => Record<string, unknown>;
}

/** An empty array. */
export function newList(): unknown[] {
  return NO_ITEMS.slice();
}
