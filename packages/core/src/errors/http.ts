/**
 * Errors of the HTTP layer, with the texts and the inheritance of botocore `exceptions.py`. Retries ask for
 * {@link HTTPClientError} and {@link ConnectionError}, the two roots.
 */
import { BotoCoreError } from "./botocore-error.ts";

/** The connection was there, but the exchange over it failed. */
export class HTTPClientError extends BotoCoreError {
  static override readonly errorName: string = "HTTPClientError";
}

/** No connection came about. */
export class ConnectionError extends BotoCoreError {
  static override readonly errorName: string = "ConnectionError";
}

/** The host has no address, refuses, or cannot be reached. */
export class EndpointConnectionError extends ConnectionError {
  static override readonly errorName: string = "EndpointConnectionError";

  constructor(endpointUrl: string, options?: ErrorOptions) {
    super(`Could not connect to the endpoint URL: "${endpointUrl}"`, { endpoint_url: endpointUrl }, options);
  }
}

/** Certificates or the TLS handshake were refused. */
export class SSLError extends ConnectionError {
  static override readonly errorName: string = "SSLError";

  constructor(endpointUrl: string, error: string, options?: ErrorOptions) {
    super(`SSL validation failed for ${endpointUrl} ${error}`, { endpoint_url: endpointUrl, error }, options);
  }
}

/** The connection was not there in time. */
export class ConnectTimeoutError extends ConnectionError {
  static override readonly errorName: string = "ConnectTimeoutError";

  constructor(endpointUrl: string, options?: ErrorOptions) {
    super(`Connect timeout on endpoint URL: "${endpointUrl}"`, { endpoint_url: endpointUrl }, options);
  }
}

/** All connections a client may have to a host were in use for too long. */
export class PoolTimeoutError extends ConnectTimeoutError {
  static override readonly errorName: string = "PoolTimeoutError";

  constructor(endpointUrl: string, maxPoolConnections: number, waitedMs: number) {
    super(endpointUrl);
    this.message += `: all ${maxPoolConnections} connections were in use for ${Math.round(waitedMs)} ms. Raise maxPoolConnections, or read or close bodies sooner.`;
  }
}

/** The proxy could not be reached; the URL must come without its password. */
export class ProxyConnectionError extends ConnectionError {
  static override readonly errorName: string = "ProxyConnectionError";

  constructor(proxyUrl: string, options?: ErrorOptions) {
    super(`Failed to connect to proxy URL: "${proxyUrl}"`, { proxy_url: proxyUrl }, options);
  }
}

/** The other side closed the connection in the middle. */
export class ConnectionClosedError extends HTTPClientError {
  static override readonly errorName: string = "ConnectionClosedError";

  constructor(endpointUrl: string, options?: ErrorOptions) {
    super(
      `Connection was closed before we received a valid response from endpoint URL: "${endpointUrl}".`,
      { endpoint_url: endpointUrl },
      options,
    );
  }
}

/** The other side was silent for too long. */
export class ReadTimeoutError extends HTTPClientError {
  static override readonly errorName: string = "ReadTimeoutError";

  constructor(endpointUrl: string, options?: ErrorOptions) {
    super(`Read timeout on endpoint URL: "${endpointUrl}"`, { endpoint_url: endpointUrl }, options);
  }
}

/** A streaming body broke off for a reason other than its length. */
export class ResponseStreamingError extends HTTPClientError {
  static override readonly errorName: string = "ResponseStreamingError";

  constructor(error: string, options?: ErrorOptions) {
    super(`An error occurred while reading from response stream: ${error}`, { error }, options);
  }
}

/** An exchange that failed in a way no other class describes. */
export function unexpectedHttpError(cause: unknown): HTTPClientError {
  const error = cause instanceof Error ? cause.message : String(cause);
  return new HTTPClientError(`An HTTP Client raised an unhandled exception: ${error}`, { error }, { cause });
}
