/** An HTTP request on its way from a protocol, through endpoint, checksum and signer, to a transport. */

/** What a transport can send. Async iterables are sent with the length of `content-length`, or chunked. */
export type RequestBody = string | Uint8Array | AsyncIterable<Uint8Array> | undefined;

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
