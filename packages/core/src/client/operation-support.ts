/** Interfaces of the runtime parts that an operation brings along only when its model asks for them. */
import type { HttpRequest, RequestBody, RequestStream } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import type { StreamingInput } from "../protocols/protocol.ts";
import type { CallState } from "./call-state.ts";
import type { OperationModel } from "./operation.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** Request checksums (`checksums/`); of operations that must or may send one. */
export interface RequestChecksumSupport {
  /**
   * Adds the checksum header, or wraps the body as aws-chunked with a trailer. Runs after serialization and before signing.
   *
   * @param input - the call's input, for the algorithm member
   * @returns the algorithm's feature id for the `User-Agent`
   */
  apply(
    request: HttpRequest,
    operation: OperationModel,
    input: Record<string, unknown>,
    config: ResolvedConfig,
  ): string | undefined | Promise<string | undefined>;
}

/** Response checksums (`checksums/`); of operations whose replies may carry one. */
export interface ResponseChecksumSupport {
  /** Asks the service for checksums. */
  ask(request: HttpRequest, operation: OperationModel, input: Record<string, unknown>, config: ResolvedConfig): void;
  /**
   * Checks a reply that carries a checksum. For a body in memory it throws `FlexibleChecksumError`; for a stream it returns a
   * response whose body checks itself at the end. `algorithm` is what was checked, for `ResponseMetadata.ChecksumAlgorithm`.
   */
  verify(
    response: HttpResponse,
    operation: OperationModel,
    input: Record<string, unknown>,
    config: ResolvedConfig,
  ): { response: HttpResponse; algorithm: string | undefined };
}

/** Makes a body of a stream that the caller passed (`http/stream-body.ts`). */
export type StreamInputSupport = (input: StreamingInput | RequestStream) => RequestBody | Promise<RequestBody>;

/** Makes a body of a stream of events that the caller passed (`eventstream/event-input.ts`); may set headers of the request. */
export type EventInputSupport = (input: object, call: CallState, headers: Record<string, string>) => RequestBody;

/** Hands the body of a reply to the caller unread (`http/streaming-body.ts`). */
export type StreamOutputSupport = (response: HttpResponse) => unknown;

/** Request compression (`compression/`). */
export interface CompressionSupport {
  /** @returns the feature id for the `User-Agent` of a request that was compressed */
  apply(
    request: HttpRequest,
    operation: OperationModel,
    config: ResolvedConfig,
  ): string | undefined | Promise<string | undefined>;
}

/** Reads event-stream outputs (`eventstream/`). */
export interface EventStreamSupport {
  /**
   * Turns the body into an async iterable of one-key event objects. Protocols that send `initial-response` (json, cbor) have it
   * read first and merged into `output`.
   */
  open(
    response: HttpResponse,
    operation: OperationModel,
    output: Record<string, unknown>,
  ): Promise<AsyncIterable<Record<string, unknown>>>;
}
