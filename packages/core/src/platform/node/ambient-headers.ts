/** Headers that tell where a call comes from: the `User-Agent` (botocore `useragent.py`), and the trace of a Lambda function. */
import { VERSION } from "../../version.ts";

let agent: string | undefined;

/** Adds the headers of a Node program; browsers send their own. */
export function addNodeHeaders(headers: Record<string, string>, userAgentExtra: string | undefined): void {
  agent ??= userAgent();
  headers["user-agent"] ??= userAgentExtra === undefined ? agent : `${agent} ${userAgentExtra}`;
  const { env } = process;
  if (env["AWS_LAMBDA_FUNCTION_NAME"] === undefined) return;
  // Lambda finds loops of functions by this header (spec CLI-30).
  const trace = env["_X_AMZN_TRACE_ID"];
  if (trace) headers["x-amzn-trace-id"] ??= encodeTraceId(trace);
}

/** This SDK, the form of the header, system, language, runtime, surroundings. */
function userAgent(): string {
  const parts = [
    `boto3-ts/${VERSION}`,
    "ua/2.1",
    `os/${token(process.platform)}`,
    "lang/js",
    `md/nodejs#${token(process.versions.node)}`,
  ];
  const surroundings = process.env["AWS_EXECUTION_ENV"];
  if (surroundings) parts.push(`exec-env/${token(surroundings)}`);
  return parts.join(" ");
}

function token(text: string): string {
  return text.replace(/[^\w!$%&'*+.^`|~-]/g, "-");
}

/** Percent-encodes as Python's `quote` with the characters botocore calls safe. */
export function encodeTraceId(trace: string): string {
  return encodeURIComponent(trace)
    .replace(/%(?:3D|3B|3A|2B|26|5B|5D|7B|7D|22|2C)/g, decodeURIComponent)
    .replace(/[!()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
