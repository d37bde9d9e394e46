/** The records of client-side monitoring, in the form and with the limits that its agents expect (botocore `CSMSerializer`, LOG-08). */
import type { HttpRequest } from "../http/request.ts";

/** What one attempt of a call came to. */
export interface MonitoredAttempt {
  readonly startedAt: number;
  readonly latencyMs: number;
  /** As sent, signed. */
  readonly request: HttpRequest;
  readonly status?: number | undefined;
  readonly responseHeaders?: Readonly<Record<string, string>> | undefined;
  /** What the service refused with. */
  readonly refusal?: { readonly Code?: string; readonly Message?: string } | undefined;
  /** What came in place of an answer. */
  readonly failure?: unknown;
}

/** What a whole call came to. */
export interface MonitoredCall {
  readonly startedAt: number;
  readonly latencyMs: number;
  readonly attempts: readonly MonitoredAttempt[];
  readonly areRetriesExceeded: boolean;
}

/** What all records of a call have. */
export interface RecordHead {
  readonly clientId: string;
  /** `serviceId` of the model. */
  readonly service: string;
  readonly operation: string;
}

const MAX_USER_AGENT = 256;
const MAX_NAME = 128;
const MAX_MESSAGE = 512;

/** Ids in reply headers and their names in a record. */
const IDS: Readonly<Record<string, string>> = {
  "x-amzn-requestid": "XAmznRequestId",
  "x-amz-request-id": "XAmzRequestId",
  "x-amz-id-2": "XAmzId2",
};

const V4 = /^AWS4-HMAC-SHA256 Credential=(\w+)\/\d+\/([a-z0-9-]+)\//;
const V2 = /^AWS (\w+):/;

/** The record of one attempt. */
export function attemptRecord(head: RecordHead, attempt: MonitoredAttempt): Record<string, unknown> {
  const { request, status, responseHeaders = {}, startedAt, latencyMs } = attempt;
  const { headers, hostname, port } = request;
  const token = headers["x-amz-security-token"];
  const ids = Object.entries(IDS).flatMap(([header, name]) => {
    const id = responseHeaders[header];
    return id === undefined ? [] : [[name, id]];
  });
  return {
    ...recordOf(head, "ApiCallAttempt", startedAt),
    AttemptLatency: latencyMs,
    Fqdn: port === undefined ? hostname : `${hostname}:${port}`,
    UserAgent: userAgentOf(request),
    ...signatureOf(headers["authorization"]),
    ...(token === undefined ? {} : { SessionToken: token }),
    ...(status === undefined ? {} : { HttpStatusCode: status }),
    ...Object.fromEntries(ids),
    ...problemOf(attempt, ""),
  };
}

/** The record of a whole call; much of it is of its last attempt. */
export function callRecord(head: RecordHead, call: MonitoredCall): Record<string, unknown> {
  const { attempts, startedAt, latencyMs, areRetriesExceeded } = call;
  const last = attempts.at(-1);
  const { Region } = signatureOf(last?.request.headers["authorization"]);
  return {
    ...recordOf(head, "ApiCall", startedAt),
    AttemptCount: attempts.length,
    ...(Region === undefined ? {} : { Region }),
    ...(last && { UserAgent: userAgentOf(last.request), ...problemOf(last, "Final") }),
    ...(last?.status === undefined ? {} : { FinalHttpStatusCode: last.status }),
    Latency: latencyMs,
    MaxRetriesExceeded: areRetriesExceeded ? 1 : 0,
  };
}

function recordOf({ clientId, service, operation }: RecordHead, type: string, startedAt: number): Record<string, unknown> {
  return { Version: 1, ClientId: clientId, Type: type, Service: service, Api: operation, Timestamp: startedAt };
}

function userAgentOf({ headers }: HttpRequest): string {
  return (headers["user-agent"] ?? "").slice(0, MAX_USER_AGENT);
}

/** The access key, no secret, and the region that a signature names. */
function signatureOf(authorization: string | undefined): { AccessKey?: string; Region?: string } {
  const [, AccessKey, Region] = V4.exec(authorization ?? "") ?? V2.exec(authorization ?? "") ?? [];
  return { ...(AccessKey === undefined ? {} : { AccessKey }), ...(Region === undefined ? {} : { Region }) };
}

function problemOf({ refusal, failure }: MonitoredAttempt, prefix: "" | "Final"): Record<string, string> {
  if (refusal) {
    const { Code = "", Message = "" } = refusal;
    return {
      [`${prefix}AwsException`]: Code.slice(0, MAX_NAME),
      [`${prefix}AwsExceptionMessage`]: Message.slice(0, MAX_MESSAGE),
    };
  }
  if (failure === undefined) return {};
  const { name = "Error", message = String(failure) } = failure as Partial<Error>;
  return { [`${prefix}SdkException`]: name.slice(0, MAX_NAME), [`${prefix}SdkExceptionMessage`]: message.slice(0, MAX_MESSAGE) };
}
