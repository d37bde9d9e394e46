/**
 * Client-side monitoring (botocore `monitoring.py`, spec CFG-40, LOG-07 to LOG-09): where the settings ask for it, an agent on this
 * machine is told of each attempt and each call by UDP. Off by default, and loaded only where it is on. Records hold the access key and
 * the session token, as those of all AWS SDKs do.
 */
import type { createSocket as CreateSocket, Socket } from "node:dgram";
import type { CallState } from "../client/call-state.ts";
import type { CallWrapper } from "../client/call-wrapper.ts";
import type { HookLists } from "../client/prepare-operation.ts";
import type { Lookup } from "../config/settings.ts";
import { hasErrorName } from "../errors/botocore-error.ts";
import { InvalidConfigError } from "../errors/config.ts";
import type { AttemptEnd } from "../events/hooks.ts";
import { LOG } from "./log.ts";
import { attemptRecord, callRecord, type MonitoredAttempt, type RecordHead } from "./monitoring-record.ts";

const LOGGER = "botocore.monitoring";
const DEFAULT_HOST = "127.0.0.1";
const DEFAULT_PORT = 31_000;
const MAX_CLIENT_ID = 255;
const MAX_BYTES = 8 * 1024;

/** Errors after which retries have come to their end (botocore's `GENERAL_CONNECTION_ERROR`). */
const CONNECTION_ERRORS = ["ConnectionError", "ConnectionClosedError", "ReadTimeoutError"];

type Publish = (record: Record<string, unknown>) => void;

/**
 * What stands around the calls of a client that is monitored.
 *
 * @param lookup - `csm_host`, `csm_port`, `csm_client_id`, from environment and profile
 * @throws InvalidConfigError for a port that is none, or an id that is too long
 */
export async function createMonitor(lookup: Lookup): Promise<CallWrapper> {
  const clientId = lookup("csm_client_id") ?? "";
  if (clientId.length > MAX_CLIENT_ID) {
    const problem = `exceeds the maximum length of ${MAX_CLIENT_ID} characters`;
    throw new InvalidConfigError(`The value provided for csm_client_id: ${clientId} ${problem}`);
  }
  const text = lookup("csm_port") ?? String(DEFAULT_PORT);
  const port = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
  if (!(port > 0 && port < 65_536)) throw new InvalidConfigError(`The value provided for csm_port is no port: ${text}`);
  // Not at the top: a bundler without chunks would load it in every program.
  const { createSocket } = await import("node:dgram");
  return monitorCalls(clientId, publisher(createSocket, lookup("csm_host") ?? DEFAULT_HOST, port));
}

function monitorCalls(clientId: string, publish: Publish): CallWrapper {
  return (next) => async (call) => {
    const { service, name } = call.operation;
    const watch = new CallWatch(call, { clientId, service: service.id, operation: name }, publish);
    try {
      const output = await next(watch.watched);
      watch.ended(output);
      return output;
    } catch (error) {
      watch.ended((error as { response?: unknown }).response, error);
      throw error;
    }
  };
}

/** Watches one call. */
class CallWatch {
  readonly watched: CallState;
  readonly #head: RecordHead;
  readonly #publish: Publish;
  readonly #attempts: MonitoredAttempt[] = [];
  #startedAt = Date.now();
  #attemptAt = 0;
  #isSending = false;

  constructor(call: CallState, head: RecordHead, publish: Publish) {
    this.#head = head;
    this.#publish = publish;
    this.watched = call.with(call.client, { hooks: this.#hooks(call.prepared.hooks) });
  }

  /** A call that was refused before it had a request is not told of, as in botocore. */
  ended(reply: unknown, error?: unknown): void {
    if (!this.#isSending) return;
    const { ResponseMetadata: metadata } = (reply ?? {}) as { ResponseMetadata?: { MaxAttemptsReached?: boolean } };
    const areRetriesExceeded = metadata
      ? metadata.MaxAttemptsReached === true
      : CONNECTION_ERRORS.some((name) => hasErrorName(error, name));
    const latencyMs = Date.now() - this.#startedAt;
    this.#tell(() =>
      callRecord(this.#head, { startedAt: this.#startedAt, latencyMs, attempts: this.#attempts, areRetriesExceeded }),
    );
  }

  #hooks(hooks: HookLists): HookLists {
    return {
      ...hooks,
      "before-parameter-build": [...(hooks["before-parameter-build"] ?? []), () => void (this.#startedAt = Date.now())],
      "before-call": [...(hooks["before-call"] ?? []), () => void (this.#isSending = true)],
      "before-send": [...(hooks["before-send"] ?? []), () => void (this.#attemptAt = Date.now())],
      "response-received": [...(hooks["response-received"] ?? []), (end) => this.#attemptEnded(end)],
    };
  }

  #attemptEnded({ request, reply, failure }: AttemptEnd): void {
    if (!request) return;
    const attempt: MonitoredAttempt = {
      startedAt: this.#attemptAt,
      latencyMs: Date.now() - this.#attemptAt,
      request,
      status: reply?.response.status,
      responseHeaders: reply?.response.headers,
      refusal: reply?.error?.Error,
      failure: reply ? undefined : failure,
    };
    this.#attempts.push(attempt);
    this.#tell(() => attemptRecord(this.#head, attempt));
  }

  /** Nothing about monitoring may fail a call. */
  #tell(record: () => Record<string, unknown>): void {
    try {
      this.#publish(record());
    } catch (error) {
      LOG.write?.(LOGGER, "DEBUG", () => `Exception raised by client monitor: ${String(error)}`);
    }
  }
}

/** Sends records to an agent; whether one listens is not known. The process lives on only while a record is on its way. */
function publisher(createSocket: typeof CreateSocket, host: string, port: number): Publish {
  let socket: Socket | undefined;
  let pending = 0;
  return (record) => {
    const bytes = Buffer.from(JSON.stringify(record));
    if (bytes.length > MAX_BYTES) {
      const text = `Serialized event of size ${bytes.length} exceeds the maximum length allowed: ${MAX_BYTES}. Not sending event to socket.`;
      LOG.write?.(LOGGER, "DEBUG", () => text);
      return;
    }
    if (!socket) {
      socket = createSocket(host.includes(":") ? "udp6" : "udp4");
      socket.on("error", reportFailure);
    }
    const used = socket;
    pending++;
    used.ref();
    used.send(bytes, port, host, (error) => {
      if (error) reportFailure(error);
      if (--pending === 0) used.unref();
    });
  };
}

function reportFailure(error: Error): void {
  LOG.write?.(LOGGER, "DEBUG", () => `A record could not be sent: ${error.message}`);
}
