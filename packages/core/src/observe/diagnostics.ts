/**
 * Calls as messages of Node's `diagnostics_channel`: `boto3:call:start`, `boto3:call:end`, `boto3:attempt:start` and
 * `boto3:attempt:end`. A channel nobody subscribed to costs one look at it. Elsewhere than in Node nothing happens.
 */
import { observeCalls, observeEveryCall } from "./observe-calls.ts";

const NAMES = ["boto3:call:start", "boto3:call:end", "boto3:attempt:start", "boto3:attempt:end"] as const;

/**
 * Publishes the calls of all clients from now on.
 *
 * @returns ends it when disposed
 */
export function publishDiagnostics(): Disposable {
  const module = typeof process === "object" ? process.getBuiltinModule?.("node:diagnostics_channel") : undefined;
  if (!module) return { [Symbol.dispose]() {} };
  const [callStart, callEnd, attemptStart, attemptEnd] = NAMES.map((name) => module.channel(name));
  return observeEveryCall(
    observeCalls({
      wants: () => [callStart, callEnd, attemptStart, attemptEnd].some((channel) => channel!.hasSubscribers),
      callStarted: (call) => callStart!.publish({ call }),
      attemptStarted: (call, attempt) => attemptStart!.publish({ call, attempt }),
      attemptEnded: (call, attempt, outcome, elapsedMs) => attemptEnd!.publish({ call, attempt, outcome, elapsedMs }),
      callEnded: (call, outcome, elapsedMs) => callEnd!.publish({ call, outcome, elapsedMs }),
    }),
  );
}
