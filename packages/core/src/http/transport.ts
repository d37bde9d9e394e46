/** The only seam between a client and the network. */
import type { HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";

/** Limits of one attempt, in milliseconds, and the caller's abort signal. */
export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  readonly connectTimeoutMs: number;
  /** Longest silence: until the first byte of the reply, and between two pieces of its body. */
  readonly readTimeoutMs: number;
}

/**
 * Sends requests. `send` rejects with an error of the HTTP family (`errors/http.ts`): `EndpointConnectionError`,
 * `ConnectTimeoutError`, `ReadTimeoutError`, `ConnectionClosedError`, `SSLError`, `HTTPClientError`; or with `signal.reason`.
 */
export interface Transport {
  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
  /** Closes idle connections; the transport stays usable. */
  close(): void;
}
