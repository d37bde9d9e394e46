/** The log lines of calls, by the names and in the words of botocore's loggers; built only when a handler wants them. */
import { hasErrorName } from "../errors/botocore-error.ts";
import { ClientError } from "../errors/client-error.ts";
import { errorShape } from "../errors/error-table.ts";
import { requestUrl } from "../http/request.ts";
import type { Shape } from "../schema/shape.ts";
import type { LogLevel } from "./log.ts";
import type { ObservedCall } from "./call-events.ts";
import { observeCalls, type CallObserver } from "./observe-calls.ts";
import { redact, redactHeaders, redactUrl } from "./redact.ts";

/** Where lines go, and which are wanted. */
export interface LogTarget {
  wants(name: string, level: LogLevel): boolean;
  write(name: string, level: LogLevel, message: string): void;
}

const CLIENT = "botocore.client";
const ENDPOINT = "botocore.endpoint";
const PARSERS = "botocore.parsers";
const RETRIES = "botocore.retryhandler";

/** Makes an observer that writes lines. */
export function logCalls(target: LogTarget): CallObserver {
  const log = (name: string, level: LogLevel, message: () => string): void => {
    if (target.wants(name, level)) target.write(name, level, message());
  };
  return observeCalls({
    wants: () => [CLIENT, ENDPOINT, PARSERS, RETRIES].some((name) => target.wants(name, "ERROR")),
    callStarted(call) {
      const { service, traits, name: operation } = call.model;
      if (traits.deprecated) log(CLIENT, "DEBUG", () => `Warning: ${service.name}.${operation}() is deprecated`);
      log(ENDPOINT, "DEBUG", () => `Making request for ${named(call)} with params: ${show(call.model.input, call.input)}`);
    },
    attemptStarted({ model }, { number, request }) {
      if (number > 1) log(RETRIES, "DEBUG", () => `Retry needed: this is attempt ${number} of ${model.name}.`);
      log(ENDPOINT, "DEBUG", () => {
        const { method, headers } = request;
        const url = redactUrl(requestUrl(request), model);
        return `Sending http request: ${method} ${url}, headers=${JSON.stringify(redactHeaders(headers, model.input))}`;
      });
    },
    attemptEnded({ model }, { number }, { value, error }, elapsedMs) {
      if (value) {
        const { status, headers } = value;
        log(
          PARSERS,
          "DEBUG",
          () =>
            `Response status: ${status} after ${elapsedMs.toFixed(1)} ms, headers: ${JSON.stringify(redactHeaders(headers, model.output))}`,
        );
      } else
        log(
          ENDPOINT,
          "DEBUG",
          () => `Exception received when sending HTTP request: attempt ${number} of ${model.name}: ${shownError(error)}`,
        );
    },
    callEnded({ model }, { value, error }, elapsedMs) {
      const after = `${elapsedMs.toFixed(1)} ms`;
      if (value) log(PARSERS, "DEBUG", () => `Response of ${model.name} after ${after}: ${show(model.output, value)}`);
      else if (error instanceof ClientError) {
        const shape = errorShape(model.service, error.code);
        log(PARSERS, "DEBUG", () => `Response of ${model.name} after ${after}: ${show(shape, error.response)}`);
      } else log(ENDPOINT, "DEBUG", () => `${model.name} failed after ${after}: ${shownError(error)}`);
    },
  });
}

function named({ model }: ObservedCall): string {
  return `OperationModel(name=${model.name})`;
}

/** An error without the reply that could not be read, which stands on the lines below and may hold secrets. */
function shownError(error: unknown): string {
  const text = String(error);
  return hasErrorName(error, "ResponseParserError") ? text.split("\n", 1)[0]! : text;
}

function show(shape: Shape | undefined, value: unknown): string {
  const shown = redact(shape, value) as Record<string, unknown>;
  const metadata = shown["ResponseMetadata"] as { HTTPHeaders?: Record<string, string> } | undefined;
  if (metadata?.HTTPHeaders) shown["ResponseMetadata"] = { ...metadata, HTTPHeaders: redactHeaders(metadata.HTTPHeaders, shape) };
  return JSON.stringify(shown);
}
