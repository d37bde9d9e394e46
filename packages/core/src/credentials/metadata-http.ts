/**
 * Requests to the metadata services of instances and containers: small, unsigned, never over a proxy, and with a limit over the
 * whole exchange (spec CRD-33, CRD-34; differs from boto3, which sends them over the proxies of the environment).
 */
import { createTransport } from "#platform";
import { HTTPClientError, ReadTimeoutError } from "../errors/http.ts";
import type { HttpRequest } from "../http/request.ts";
import type { Transport } from "../http/transport.ts";
import type { Surroundings } from "../config/configuration.ts";
import { VERSION } from "../version.ts";

/** More than any metadata document has. */
const MAX_BYTES = 1024 * 1024;
/** Leaves the limits of connecting and of silence the first word, which say more. */
const GRACE_MS = 100;

/** Status and text of a reply. */
export interface MetadataReply {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends one request.
 *
 * @param timeoutMs - for connecting and answering together
 * @throws ConnectTimeoutError, ReadTimeoutError, EndpointConnectionError and the other errors of the HTTP family
 */
export async function metadataRequest(
  surroundings: Surroundings,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<MetadataReply> {
  const transport: Transport = surroundings.transport ?? createTransport({ maxPoolConnections: 1 });
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new ReadTimeoutError(url)), timeoutMs + GRACE_MS);
  try {
    const options = { signal: limit.signal, connectTimeoutMs: timeoutMs, readTimeoutMs: timeoutMs };
    const { status, body } = await transport.send(requestTo(method, url, headers), options);
    const decoder = new TextDecoder();
    let text = "";
    let length = 0;
    for await (const piece of body.stream()) {
      text += decoder.decode(piece, { stream: true });
      length += piece.length;
      if (length > MAX_BYTES) throw new HTTPClientError(`The reply of ${url} has more than ${MAX_BYTES} bytes.`);
    }
    return { status, text: text + decoder.decode() };
  } finally {
    clearTimeout(timer);
    if (!surroundings.transport) transport.close();
  }
}

function requestTo(method: string, address: string, headers: Readonly<Record<string, string>>): HttpRequest {
  const url = new URL(address);
  return {
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port === "" ? undefined : Number(url.port),
    path: url.pathname,
    query: url.search.slice(1),
    headers: { ...headers, host: url.host, "user-agent": `boto3-ts/${VERSION}` },
    body: undefined,
  };
}
