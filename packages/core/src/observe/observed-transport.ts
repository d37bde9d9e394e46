/** Watches the attempts of one call where they meet the network. */
import { monotonicMs } from "#platform";
import type { CallState } from "../client/call-state.ts";
import type { HttpResponse } from "../http/response.ts";
import type { Transport } from "../http/transport.ts";
import {
  tell,
  type CallEvents,
  type ObservedAttempt,
  type ObservedCall,
  type ObservedReply,
  type Outcome,
} from "./call-events.ts";

/** A transport that tells of each attempt; undefined when nobody asks for attempts. */
export function observedTransport(call: CallState, observed: ObservedCall, events: CallEvents): Transport | undefined {
  if (!events.attemptStarted && !events.attemptEnded) return undefined;
  const { transport } = call.client;
  let number = 0;
  return {
    async send(request, options) {
      const attempt: ObservedAttempt = { number: ++number, request };
      const started = monotonicMs();
      const ended = (outcome: Outcome<ObservedReply>): void =>
        void tell(() => events.attemptEnded?.(observed, attempt, outcome, monotonicMs() - started));
      tell(() => events.attemptStarted?.(observed, attempt));
      try {
        const response = await transport.send(request, options);
        if (!call.prepared.streams || response.status >= 300) return watched(response, ended);
        ended({ value: { status: response.status, headers: response.headers, body: undefined } });
        return response;
      } catch (error) {
        ended({ error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** A reply that tells when its body was read. */
function watched(response: HttpResponse, ended: (outcome: Outcome<ObservedReply>) => void): HttpResponse {
  const { status, headers, body } = response;
  return {
    status,
    reason: response.reason,
    headers,
    body: {
      isDecoded: body.isDecoded === true,
      async bytes() {
        try {
          const bytes = await body.bytes();
          ended({ value: { status, headers, body: bytes } });
          return bytes;
        } catch (error) {
          ended({ error });
          throw error;
        }
      },
      stream: () => body.stream(),
      cancel: () => body.cancel(),
    },
  };
}
