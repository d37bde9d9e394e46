/** Ends of attempts, for tests of strategies. */
import type { OperationDescription } from "../client/operation.ts";
import type { Service } from "../client/service.ts";
import type { AttemptOutcome } from "./strategy.ts";

interface End extends Partial<Omit<AttemptOutcome, "operation" | "response">> {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly service?: Partial<Service>;
  readonly traits?: OperationDescription;
}

/** An attempt of a call that may have five; with a reply where a status is given. */
export function endOf({ status, headers = {}, service = {}, traits = {}, ...facts }: End = {}): AttemptOutcome {
  return {
    attempt: 1,
    maxAttempts: 5,
    call: {},
    metadata: {},
    signal: undefined,
    operation: { name: "GetThing", service: service as Service, traits },
    ...(status !== undefined && { response: { status, headers } }),
    ...facts,
  };
}
