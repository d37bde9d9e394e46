/**
 * A streaming body that nobody holds any more gives its connection back, once the collector tells. What the collector shall tell of
 * survives its quick rounds, so that it is asked only about bodies that nobody has read for a while.
 */

/** What is given up; it must not refer to what is watched. */
interface Source {
  cancel(): void;
}

const AFTER_MS = 1000;

let isTimed = false;
const fresh: Map<object, Source> = /*#__PURE__*/ new Map();
const collected: FinalizationRegistry<Source> | undefined =
  typeof FinalizationRegistry === "undefined" ? undefined : /*#__PURE__*/ new FinalizationRegistry((source) => source.cancel());

/** Has a source given up when the object that reads it is collected. */
export function watch(reader: object, source: Source): void {
  if (!collected) return;
  fresh.set(reader, source);
  if (isTimed) return;
  isTimed = true;
  const timer = setTimeout(() => {
    isTimed = false;
    for (const [unread, from] of fresh) collected.register(unread, from, unread);
    fresh.clear();
  }, AFTER_MS) as unknown as { unref?: () => void };
  timer.unref?.();
}

/** The reader is done with its source. */
export function unwatch(reader: object): void {
  if (!fresh.delete(reader)) collected?.unregister(reader);
}
