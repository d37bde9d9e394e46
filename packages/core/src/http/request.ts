/** An HTTP request on its way from a protocol, through endpoint, checksum and signer, to a transport. */
import type { HttpResponse } from "./response.ts";
import type { SendOptions } from "./transport.ts";

/** What a transport can send. Streams are sent with the length of `content-length`, or chunked. */
export type RequestBody = string | Uint8Array | RequestStream | undefined;

/** A body that is read piece by piece (`stream-body.ts`). */
export interface RequestStream extends AsyncIterable<Uint8Array> {
  /** In bytes; undefined when only the end of the stream tells. */
  readonly length: number | undefined;
  /** Whether it can be read more than once. */
  readonly replayable: boolean;
  /** Whether its source was asked for anything. */
  readonly begun: boolean;
  /** Closes a source that was read in part and cannot be read again. */
  abandon(): void;
  /** Reads it to sign it; it is read again to send it. Rejects with UnseekableStreamError when it can be read only once. */
  sha256(): Promise<string>;
  /** What the platform's `fetch` takes for it. */
  forFetch(silence: SilenceTimer, takesStreams?: boolean): Promise<Uint8Array | Blob> | ReadableStream<Uint8Array>;
  /** Sends a request with this body by itself, where it needs another protocol than the transport speaks. */
  deliver?(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
  /** Names the stream in errors. */
  toString(): string;
}

/** Measures how long the other side takes nothing and says nothing. */
export interface SilenceTimer {
  start(): void;
  stop(): void;
}

/** A request whose parts are ready for the wire. Header names are lower case. */
export interface HttpRequest {
  method: string;
  /** `https:` or `http:`. */
  protocol: string;
  hostname: string;
  /** Only when it is not the default port of the protocol. */
  port: number | undefined;
  /** Encoded, begins with a slash. */
  path: string;
  /** Encoded, without the question mark; empty when there is none. */
  query: string;
  headers: Record<string, string>;
  body: RequestBody;
}

/** The address of a request as one text. */
export function requestUrl(request: HttpRequest): string {
  const port = request.port === undefined ? "" : `:${request.port}`;
  const query = request.query === "" ? "" : `?${request.query}`;
  return `${request.protocol}//${request.hostname}${port}${request.path}${query}`;
}
