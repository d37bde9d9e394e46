/** Every module of the runtime that generated code imports from, in one place. */

/** Types and functions for all packages. */
export const RUNTIME = "@boto3/core/codegen/v1";

/** What programs import; `register.ts` adds to its `ServiceRegistry`. */
export const CORE = "@boto3/core";

/** What resource modules import beside it. */
export const RESOURCES = "@boto3/resources/codegen/v1";

/** An entry for a part that not every package needs: a protocol, checksums, event streams. */
export function runtimePart(part: string): string {
  return `${RUNTIME}/${part}`;
}

/** The entry of each operation extra. */
export const EXTRA_PARTS: Readonly<Record<string, string>> = {
  blobs: "blobs",
  compression: "compression",
  contextPath: "context-path",
  eventStream: "event-stream",
  hostPrefix: "host-prefix",
  requestChecksum: "request-checksum",
  responseChecksum: "response-checksum",
  streamInput: "stream-input",
  eventInput: "event-input",
  streamOutput: "stream-output",
  timestamps: "timestamps",
  xmlBody: "xml-body",
};
