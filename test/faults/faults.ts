/** Faults, and what is expected of a client that meets one on its first attempts. */
import type { Kind } from "./kinds.ts";
import { drip, half, last, reset, send, stall, type Reply } from "./replies.ts";
import type { Behaviour } from "./server.ts";

/** How a call ends: well after so many retries, or with an error of this name or code. */
export type Outcome = { readonly retries: number } | { readonly error: string; readonly requests: number };

/** One fault. */
export interface Fault {
  readonly name: string;
  /** What the server does, attempt by attempt; after it all is well. */
  readonly script: (kind: Kind) => readonly Behaviour[];
  readonly expected: (kind: Kind) => Outcome;
  /** Kinds it says nothing about. */
  readonly except?: (kind: Kind) => boolean;
}

/** Attempts a call may have in the lab. */
export const ATTEMPTS = 3;

/** One attempt with a fault, then success; a body that can be read once is not sent again. */
const recovers =
  (error: string): Fault["expected"] =>
  (kind) =>
    kind.onePass ? { error, requests: 1 } : { retries: 1 };

/** The same; where an error is read from its body, one without a body cannot be read, as in botocore. */
const orUnreadable =
  (error: string): Fault["expected"] =>
  (kind) =>
    kind.needsErrorBody ? { error: "ResponseParserError", requests: 1 } : recovers(error)(kind);

/** The same, but the reader of a streamed body meets the fault. */
const inBody =
  (buffered: string, streamed: string): Fault["expected"] =>
  (kind) =>
    kind.streams ? { error: streamed, requests: 1 } : recovers(buffered)(kind);

const bare = (status: number, headers: Reply["headers"] = {}): Reply => ({ status, type: "text/html", body: "", headers });
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toUTCString();

export const FAULTS: readonly Fault[] = [
  { name: "none", script: () => [], expected: () => ({ retries: 0 }) },
  { name: "no answer", script: () => [stall], expected: recovers("ReadTimeoutError") },
  {
    name: "never an answer",
    script: () => [stall, stall, stall],
    expected: (kind) => ({ error: "ReadTimeoutError", requests: kind.onePass ? 1 : ATTEMPTS }),
  },
  {
    name: "a head that drips",
    script: () => [drip(`HTTP/1.1 200 OK\r\nx-slow: ${"x".repeat(200)}`, 40)],
    expected: recovers("ReadTimeoutError"),
  },
  { name: "reset before the reply", script: () => [reset], expected: recovers("ConnectionClosedError") },
  { name: "closed before the reply", script: () => [last("")], expected: recovers("ConnectionClosedError") },
  {
    name: "closed within the head",
    script: () => [last("HTTP/1.1 200 OK\r\ncontent-le")],
    expected: recovers("ConnectionClosedError"),
  },
  { name: "not HTTP", script: () => [last("SSH-2.0-OpenSSH_9.6\r\n")], expected: recovers("ConnectionClosedError") },
  {
    name: "reset within the body",
    script: () => [half((socket) => void socket.resetAndDestroy())],
    expected: inBody("ConnectionClosedError", "IncompleteReadError"),
  },
  {
    name: "a body shorter than announced",
    script: () => [half((socket) => void socket.end())],
    expected: inBody("ConnectionClosedError", "IncompleteReadError"),
  },
  {
    name: "silence within the body",
    script: () => [half(() => undefined)],
    expected: inBody("ReadTimeoutError", "ReadTimeoutError"),
  },
  ...[429, 500, 502, 503, 504].map((status): Fault => ({
    name: `status ${status}`,
    script: () => [send(bare(status))],
    expected: (kind) => (status < 500 ? orUnreadable : recovers)(String(status))(kind),
  })),
  {
    name: "status 503 for ever",
    script: () => [1, 2, 3].map(() => send(bare(503))),
    expected: (kind) => ({ error: "503", requests: kind.onePass ? 1 : ATTEMPTS }),
  },
  {
    name: "throttling",
    script: (kind) => [send(kind.error("ThrottlingException", 400))],
    expected: recovers("ThrottlingException"),
  },
  {
    name: "access denied",
    script: (kind) => [send(kind.error("AccessDenied", 403))],
    expected: () => ({ error: "AccessDenied", requests: 1 }),
  },
  {
    name: "an error under status 200",
    script: (kind) => [send(kind.error("SlowDown", 200))],
    except: (kind) => !kind.errorUnderOk,
    expected: () => ({ retries: 1 }),
  },
  {
    name: "a body that makes no sense",
    script: (kind) => [send({ status: 200, type: kind.ok.type, body: "<half" })],
    // JSON that makes no sense is an empty output, as in botocore.
    except: (kind) => !kind.ok.type.endsWith("xml"),
    expected: (kind) => (kind.unreadableIsRetried ? { retries: 1 } : { error: "ResponseParserError", requests: 1 }),
  },
  {
    name: "a wrong clock",
    script: (kind) => [send({ ...kind.error("RequestTimeTooSkewed", 403), headers: { date: inAnHour() } })],
    expected: recovers("RequestTimeTooSkewed"),
  },
  {
    name: "a redirect",
    script: () => [send(bare(302, { location: "http://127.0.0.1:9/elsewhere" }))],
    expected: (kind) =>
      kind.needsErrorBody
        ? { error: "ResponseParserError", requests: 1 }
        : // S3 asks once where the bucket is, unless the body is gone.
          { error: "302", requests: kind.asksForRegion && !kind.onePass ? 2 : 1 },
  },
];
