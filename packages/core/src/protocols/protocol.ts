/**
 * The seam between a client and a wire format. Each protocol folder implements it from the same files: `serialize`, `parse`,
 * `parse-error`, `content-type`, `index`.
 */
import type { OperationModel } from "../client/operation.ts";
import type { BufferedResponse } from "../http/response.ts";
import type { ResponseMetadata } from "../client/output.ts";
import type { Shape } from "../schema/shape.ts";
import type { RequestBody } from "../http/request.ts";

/** A request without an address yet: the endpoint adds protocol, host and base path. */
export interface SerializedRequest {
  method: string;
  /** Encoded path, begins with a slash. */
  path: string;
  /** Encoded query string without the question mark; empty when there is none. */
  query: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Streaming payloads appear as the caller gave them; the client normalizes them before checksum and signature. */
  body: RequestBody | StreamingInput;
  /** Form fields of query and ec2, in order; `body` is their encoding. Hooks may change them until the body is needed. */
  form?: Array<[string, string]>;
  /** Host prefix with its labels filled in, e.g. `123456789012.`. */
  hostPrefix?: string;
}

/** Anything a caller may pass as a streaming body that is not already bytes or text. */
export type StreamingInput =
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | ArrayBuffer
  | ArrayBufferView;

/** Client settings a protocol needs. */
export interface SerializeOptions {
  /** Keep milliseconds in JSON and CBOR timestamps (bedrock-agentcore). */
  readonly timestampMillis?: boolean;
  /** False leaves the host prefix out (`inject_host_prefix`). */
  readonly injectHostPrefix?: boolean;
}

export interface Protocol {
  /** The model's name: `json`, `rest-json`, `rest-xml`, `query`, `ec2`, `smithy-rpc-v2-cbor`. */
  readonly name: string;
  /** Wire name of a member without `locationName`; the member's name when absent. */
  readonly wireNameOf?: (member: string) => string;
  /**
   * @throws ParamValidationError when a URI label is missing or empty, or a value cannot be written
   */
  serialize(operation: OperationModel, input: Record<string, unknown>, options: SerializeOptions): SerializedRequest;
  /**
   * Parses a reply below status 300 (the caller decides) into output members. Streaming and event-stream members are left out:
   * the client adds them. Fills `metadata.RequestId` when it stands in the body.
   *
   * @throws ResponseParserError when the body is not what the protocol says
   */
  parse(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): Record<string, unknown>;
  /**
   * Reads code and message of an error reply, which are `Error` of the result; may correct the request id in `metadata`. Without
   * `Error` the code is unknown.
   */
  readError(response: BufferedResponse, metadata: ResponseMetadata): Record<string, unknown>;
  /** Reads the members of a modelled error. */
  readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown>;
  /** Reads a whole body, or an event of an event stream, as a value of the shape; an empty one as an empty structure. */
  readBody(body: Uint8Array, shape: Shape): unknown;
}
