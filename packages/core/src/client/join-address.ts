/** Joins what the protocol wrote with where the endpoint rules send it (botocore `awsrequest._urljoin`, spec HTT-13). */
import type { HttpRequest, RequestBody } from "../http/request.ts";
import type { SerializedRequest } from "../protocols/protocol.ts";
import { InvalidEndpointUrlError } from "../errors/endpoint.ts";

interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number | undefined;
  readonly path: string;
  readonly query: string;
}

const ADDRESS = /^(https?:)\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?([^?#]*)(?:\?([^#]*))?/i;
const MOST_ADDRESSES = 100;

const addresses: Map<string, Address> = /*#__PURE__*/ new Map();

function addressOf(url: string): Address {
  let address = addresses.get(url);
  if (!address) {
    const [, protocol, hostname, port, path = "", query = ""] = ADDRESS.exec(url) ?? [];
    if (!protocol || !hostname) throw new InvalidEndpointUrlError(url);
    const isTls = protocol.toLowerCase() === "https:";
    const number = port === undefined || Number(port) === (isTls ? 443 : 80) ? undefined : Number(port);
    address = { protocol: isTls ? "https:" : "http:", hostname: hostname.toLowerCase(), port: number, path, query };
    if (addresses.size >= MOST_ADDRESSES) addresses.clear();
    addresses.set(url, address);
  }
  return address;
}

/**
 * The request with its address: base path and path joined by one slash, the host prefix before the host.
 *
 * @param url - of the endpoint, maybe with a path
 */
export function joinAddress(request: SerializedRequest, url: string, body: RequestBody): HttpRequest {
  const { protocol, hostname, port, path: base, query: baseQuery } = addressOf(url);
  const { path, query } = request;
  const joined =
    path === "" || path === "/" ? base || "/" : base.endsWith("/") && path.startsWith("/") ? base + path.slice(1) : base + path;
  return {
    method: request.method,
    protocol,
    hostname: request.hostPrefix === undefined ? hostname : request.hostPrefix + hostname,
    port,
    path: joined,
    query: baseQuery === "" ? query : query === "" ? baseQuery : `${baseQuery}&${query}`,
    headers: request.headers,
    body,
  };
}
