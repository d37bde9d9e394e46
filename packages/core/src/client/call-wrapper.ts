/**
 * What may stand around the calls of a client from outside: the stubber, loggers, tracers. Behaviour of a service stands in hooks
 * (`events/hooks.ts`). Nothing of it is in a bundle that does not use it, and a call without wrappers pays for two empty loops.
 */
import type { CallState } from "./call-state.ts";

/** Makes a call: `callOperation`, or a wrapper around it. */
export type CallRunner = (call: CallState) => Promise<Record<string, unknown>>;

/** Wraps a runner. It may hand on another call state, and sees the outcome. */
export type CallWrapper = (next: CallRunner) => CallRunner;

/** Wrappers of all calls of the process; they stand around those of a client. */
export const EVERY_CALL: CallWrapper[] = [];

/** Puts wrappers around a runner; the last one is the outermost. */
export function wrapRunner(run: CallRunner, wrappers: readonly CallWrapper[]): CallRunner {
  let wrapped = run;
  for (const wrap of wrappers) wrapped = wrap(wrapped);
  return wrapped;
}
