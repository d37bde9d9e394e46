/** The only seam between a client and the network. */
import type { HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";

/** Limits of one attempt, in milliseconds, and the caller's abort signal. */
export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  readonly connectTimeoutMs: number;
  /** Longest silence: until the reply's head has arrived, and between two pieces of its body. */
  readonly readTimeoutMs: number;
  /**
   * What is left for the whole call: the longest wait for a free connection, and the longest time a body may take that is read at once.
   * Default: connect and read timeout together.
   */
  readonly limitMs?: number | undefined;
  /** Called before the request is sent once more because a kept connection was closed without a reply. */
  readonly onResend?: (() => void) | undefined;
  /** The body of the reply will be read at once, whatever its status: the transport may give it with the reply, as `body.whole`. */
  readonly wholeBody?: boolean | undefined;
}

/**
 * Sends requests. `send` rejects with an error of the HTTP family (`errors/http.ts`): `EndpointConnectionError`,
 * `ConnectTimeoutError`, `ReadTimeoutError`, `ConnectionClosedError`, `SSLError`, `ProxyConnectionError`, `HTTPClientError`; or with
 * `signal.reason`.
 */
export interface Transport {
  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
  /** Closes idle connections and gives up replies that nobody has begun to read; the transport stays usable. */
  close(): void;
}

/** Proxies by the scheme of the address: `http://user:password@proxy:3128`. */
export interface ProxySettings {
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** Hosts that are reached without a proxy, as in `NO_PROXY`: names with their subdomains, separated by commas; `*` for all. */
  readonly noProxy?: string | undefined;
}

/** The connection to a proxy itself, for proxies with an `https:` address. */
export interface ProxiesConfig {
  /** File of certificates that the proxy's is checked with. */
  readonly proxyCaBundle?: string | undefined;
  /** File with certificate and key, or the two files. */
  readonly proxyClientCert?: ClientCertificate | undefined;
  /** Hand `https:` requests to the proxy instead of tunnelling through it; it sees their content. */
  readonly proxyUseForwardingForHttps?: boolean | undefined;
}

/** One PEM file with certificate and key, or one for each. */
export type ClientCertificate = string | readonly [certificate: string, key: string];

/** How a platform's own transport connects. */
export interface ConnectionSettings {
  readonly maxPoolConnections: number;
  /** Whether the system probes quiet connections; default true. */
  readonly tcpKeepalive?: boolean | undefined;
  /** False accepts every certificate; a path names a file of certificates to check with. Default: those of Node. */
  readonly verify?: boolean | string | undefined;
  readonly clientCert?: ClientCertificate | undefined;
  readonly proxies?: ProxySettings | undefined;
  readonly proxiesConfig?: ProxiesConfig | undefined;
}
