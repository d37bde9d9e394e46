/**
 * Spans for tracers that have OpenTelemetry's shape, without depending on it: pass `trace.getTracer("app")`. Names and attributes
 * follow OpenTelemetry's conventions for RPC and AWS SDK clients.
 */
import { ClientError } from "../errors/client-error.ts";
import type { ObservedCall } from "./call-events.ts";
import { observeCalls, type CallObserver } from "./observe-calls.ts";

/** What is asked of a span; OpenTelemetry's `Span` has it. */
export interface SpanLike {
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  recordException(error: Error): void;
  end(): void;
}

/** What is asked of a tracer; OpenTelemetry's `Tracer` has it. */
export interface TracerLike<Span extends SpanLike> {
  startActiveSpan<Result>(
    name: string,
    options: { kind: number; attributes: Record<string, string | number> },
    run: (span: Span) => Result,
  ): Result;
}

/** OpenTelemetry's `SpanKind.CLIENT` and `SpanStatusCode.ERROR`. */
const CLIENT = 2;
const ERROR = 2;

/**
 * Makes an observer that has one span for each call; spans of its attempts are children of it, where the transport is instrumented.
 *
 * @example
 * const s3 = new S3({ observers: [traceCalls(trace.getTracer("app"))] });
 */
export function traceCalls<Span extends SpanLike>(tracer: TracerLike<Span>): CallObserver {
  const spans = new WeakMap<ObservedCall, Span>();
  return observeCalls({
    around: (call, run) =>
      tracer.startActiveSpan(
        `${call.service}.${call.operation}`,
        { kind: CLIENT, attributes: attributesOf(call) },
        async (span) => {
          spans.set(call, span);
          return run();
        },
      ),
    attemptEnded(call, attempt, { value }) {
      const span = spans.get(call);
      if (value) span?.setAttribute("http.response.status_code", value.status);
      if (attempt.number > 1) span?.setAttribute("http.request.resend_count", attempt.number - 1);
    },
    callEnded(call, { value, error }) {
      const span = spans.get(call);
      if (!span) return;
      const { RequestId } = (value?.["ResponseMetadata"] ?? {}) as { RequestId?: string };
      const requestId = error instanceof ClientError ? error.requestId : RequestId;
      if (requestId !== undefined) span.setAttribute("aws.request_id", requestId);
      if (!value) {
        if (error instanceof Error) span.recordException(error);
        span.setAttribute(
          "error.type",
          error instanceof ClientError ? error.code : error instanceof Error ? error.name : "unknown",
        );
        span.setStatus({ code: ERROR, message: error instanceof Error ? error.message : String(error) });
      }
      span.end();
    },
  });
}

function attributesOf({ service, operation, region }: ObservedCall): Record<string, string> {
  return { "rpc.system": "aws-api", "rpc.service": service, "rpc.method": operation, "cloud.region": region };
}
