/** The header by which Lambda finds loops of functions: the trace of the call that a function answers. */

/** Adds the headers of a Node program to those of a call; undefined outside Lambda, where there are none. */
export function ambientHeaders(): ((headers: Record<string, string>) => void) | undefined {
  const { env } = process;
  if (env["AWS_LAMBDA_FUNCTION_NAME"] === undefined) return undefined;
  return (headers) => {
    // Spec CLI-30. Each invocation has its own.
    const trace = env["_X_AMZN_TRACE_ID"];
    if (trace) headers["x-amzn-trace-id"] ??= encodeTraceId(trace);
  };
}

/** Percent-encodes as Python's `quote` with the characters botocore calls safe. */
export function encodeTraceId(trace: string): string {
  return encodeURIComponent(trace)
    .replace(/%(?:3D|3B|3A|2B|26|5B|5D|7B|7D|22|2C)/g, decodeURIComponent)
    .replace(/[!()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
