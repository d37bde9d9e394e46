/**
 * What a client does about failed attempts: how often it tries, how long it waits, what it says in `amz-sdk-request`, how the call
 * ends (`retries`, and `retries-2026` with the switch of that name). Time stands still but for waits and scripted latency.
 */
import {
  ConnectionClosedError,
  ConnectTimeoutError,
  EndpointConnectionError,
  ProxyConnectionError,
  ReadTimeoutError,
  SSLError,
  unexpectedHttpError,
} from "../../../packages/core/src/errors/http.ts";
import { createClient } from "../../../packages/core/src/client/create-client.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { frozenOptions } from "../client.ts";
import { findDifferences } from "../compare.ts";
import { loadService, prepareServices, type GeneratedService } from "../generated-service.ts";
import { toReply, type RecordedReply } from "../reply.ts";
import { ScriptedTransport } from "../scripted-transport.ts";
import type { Tagged } from "../tagged.ts";
import { toInput } from "../values.ts";
import type { Vectors } from "../vectors.ts";

type Step = Readonly<Record<string, Tagged>>;

interface RetryCase {
  readonly id: string;
  readonly service: string;
  readonly operation: string;
  readonly retries: Tagged;
  readonly params: Tagged;
  readonly calls: ReadonlyArray<{ readonly steps: readonly Step[]; readonly advance?: number; readonly latency?: number }>;
  /** The reply of each distinct step. */
  readonly wire?: ReadonlyArray<readonly [Step, RecordedReply]>;
  readonly results?: ReadonlyArray<Record<string, Tagged>>;
  /** The client cannot be made. */
  readonly error?: { readonly type: string; readonly message: string };
}

const URL_TEXT = "https://example.amazonaws.com/";
const EXCEPTIONS: Readonly<Record<string, () => Error>> = {
  EndpointConnectionError: () => new EndpointConnectionError(URL_TEXT),
  ConnectionClosedError: () => new ConnectionClosedError(URL_TEXT),
  ReadTimeoutError: () => new ReadTimeoutError(URL_TEXT),
  ConnectTimeoutError: () => new ConnectTimeoutError(URL_TEXT),
  ProxyConnectionError: () => new ProxyConnectionError("http://proxy:1"),
  SSLError: () => new SSLError(URL_TEXT, "bad cert"),
  HTTPClientError: () => unexpectedHttpError(new Error("generic")),
  ValueError: () => Object.assign(new Error("not an http problem"), { name: "ValueError" }),
};

export const retries: Family = familyOf("retries", {});
export const retries2026: Family = familyOf("retries-2026", { AWS_NEW_RETRIES_2026: "true" });

function familyOf(name: string, environment: Readonly<Record<string, string>>): Family {
  return {
    name,
    *cases(vectors: Vectors, wants): Iterable<ConformanceCase> {
      const recordings = vectors.lines<RetryCase>(name).filter(({ service }) => wants(service));
      prepareServices(recordings.map(({ service }) => service));
      for (const recorded of recordings) {
        const { id, service } = recorded;
        yield { id, group: service, check: async () => check(await loadService(service), recorded, environment) };
      }
    },
  };
}

async function check(
  generated: GeneratedService,
  recorded: RetryCase,
  environment: Readonly<Record<string, string>>,
): Promise<Mismatch | undefined> {
  const expected = recorded.results?.map(withoutWaitNames) ?? recorded.error;
  const actual = await run(generated, recorded, environment);
  return mismatch(expected, actual, findDifferences(expected as Tagged, actual as Tagged));
}

async function run(
  generated: GeneratedService,
  { retries, calls, wire = [], operation, params }: RetryCase,
  environment: Readonly<Record<string, string>>,
): Promise<unknown> {
  let nowMs = 1_000_000;
  let steps: Step[] = [];
  let latencyMs = 0;
  let sleeps: number[] = [];
  const replies = new Map(wire.map(([step, reply]) => [JSON.stringify(step), reply]));
  const transport = new ScriptedTransport(() => {
    nowMs += latencyMs;
    const step = steps.shift();
    if (step === undefined) throw new Error("The script has no more steps.");
    if (typeof step["exception"] === "string") throw EXCEPTIONS[step["exception"]]!();
    return toReply(replies.get(JSON.stringify(step))!);
  });
  const results: unknown[] = [];
  try {
    const client = createClient(
      generated.service,
      {},
      {
        ...frozenOptions({ ...(retries !== null && { retries }), environment }),
        transport,
        // A Date holds whole milliseconds, the recorded clock did not.
        clock: () => Object.assign(new Date(nowMs), { getTime: () => nowMs }),
        sleep: async (ms: number) => {
          nowMs += ms;
          sleeps.push(ms / 1000);
        },
      },
    );
    await client.load();
    for (const call of calls) {
      steps = [...call.steps];
      sleeps = [];
      transport.sent.length = 0;
      nowMs += (call.advance ?? 0) * 1000;
      latencyMs = (call.latency ?? 0) * 1000;
      const outcome = await settle(client.send(generated.operations.get(operation)!, toInput(params)));
      const headers = transport.sent.map((request) => request.headers["amz-sdk-request"]);
      results.push({ ...outcome, attempts: headers.length, amz_sdk_request: headers, sleeps: sleeps.map(rounded) });
    }
  } catch (error) {
    return { type: (error as Error).name, message: (error as Error).message };
  }
  return results;
}

async function settle(call: Promise<{ ResponseMetadata: { RetryAttempts: number } }>): Promise<object> {
  try {
    const { ResponseMetadata } = await call;
    return { outcome: "success", retry_attempts: ResponseMetadata.RetryAttempts };
  } catch (raised) {
    const { name, message, operationName, response } = raised as Error & {
      operationName?: string;
      response?: { ResponseMetadata: Record<string, unknown> };
    };
    const error = { type: name, message: neutral(message) };
    if (response === undefined) return { outcome: "error", error };
    const { HTTPHeaders: _headers, RequestId: _id, HostId: _host, ...metadata } = response.ResponseMetadata;
    return { outcome: "error", error: { ...error, operation: operationName, metadata } };
  }
}

/** Waits of both kinds go through one function here. */
function withoutWaitNames(result: Record<string, Tagged>): Record<string, Tagged> {
  const sleeps = (result["sleeps"] as Array<number | { token_bucket_wait: number }>).map((sleep) =>
    rounded(typeof sleep === "number" ? sleep : sleep.token_bucket_wait),
  );
  const { error } = result as { error?: { message: string } };
  return { ...result, sleeps, ...(error && { error: { ...error, message: neutral(error.message) } }) };
}

/** Without Python's way of printing an empty body. */
function neutral(message: string): string {
  return message.replace(/\nb''$/, "\n");
}

/** To the millisecond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
