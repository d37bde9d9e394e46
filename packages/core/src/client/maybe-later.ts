/**
 * Steps of a call that wait only now and then give their value itself or a promise: a step that needs no wait costs none, and a small
 * call has more than a dozen of them.
 */
export type MaybeLater<Value> = Value | Promise<Value>;

/** Whether there is something to wait for. */
export function isLater<Value>(value: MaybeLater<Value>): value is Promise<Value> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
