/**
 * What can be seen of a call from outside, as events: the seam of loggers, history, diagnostics and tracers. It is a wrapper around
 * calls (`client/call-wrapper.ts`), so a client without observers pays nothing. An observer that fails never fails the call: its
 * error is a debug line of the logger `boto3.observe`.
 */
import { monotonicMs } from "#platform";
import type { CallState } from "../client/call-state.ts";
import { EVERY_CALL, type CallWrapper } from "../client/call-wrapper.ts";
import { tell, type CallEvents, type ObservedCall } from "./call-events.ts";
import { observedTransport } from "./observed-transport.ts";

/** An observer for the `observers` option of a client, or for {@link observeEveryCall}. */
export type CallObserver = CallWrapper;

/**
 * Makes an observer.
 *
 * @example
 * const slow = observeCalls({ callEnded: (call, _, elapsedMs) => void (elapsedMs > 500 && console.warn(call.operation, elapsedMs)) });
 * const s3 = new S3({ observers: [slow] });
 */
export function observeCalls(events: CallEvents): CallObserver {
  return (next) => async (call) => {
    const observed = observedCall(call);
    if (events.wants && tell(() => events.wants!(observed)) !== true) return next(call);
    const started = monotonicMs();
    const transport = observedTransport(call, observed, events);
    const inner = transport ? call.with({ ...call.client, transport }) : call;
    tell(() => events.callStarted?.(observed));
    try {
      const value = await (events.around ? events.around(observed, () => next(inner)) : next(inner));
      tell(() => events.callEnded?.(observed, { value }, monotonicMs() - started));
      return value;
    } catch (error) {
      tell(() => events.callEnded?.(observed, { error }, monotonicMs() - started));
      throw error;
    }
  };
}

/**
 * Observes the calls of all clients of this process.
 *
 * @returns ends it when disposed
 */
export function observeEveryCall(observer: CallObserver): Disposable {
  EVERY_CALL.push(observer);
  return {
    [Symbol.dispose]() {
      const index = EVERY_CALL.indexOf(observer);
      if (index >= 0) EVERY_CALL.splice(index, 1);
    },
  };
}

function observedCall(call: CallState): ObservedCall {
  const { operation, region, input } = call;
  return { service: operation.service.id, operation: operation.name, region, input, model: operation };
}
