/**
 * Taking endpoint URLs apart as written. The platform's `URL` changes hosts and paths while it reads them, and rules see the
 * text; what counts as valid follows botocore `utils.py` `is_valid_endpoint_url` and `is_valid_ipv6_endpoint_url`.
 */
import { InvalidEndpointUrlError } from "../errors/endpoint.ts";

/** A dotted quad. */
export const IPV4: RegExp = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** A URL's parts as they stand in it; scheme and host name in lower case. */
export interface UrlParts {
  readonly scheme: string;
  /** User, host and port. */
  readonly authority: string;
  /** Without brackets; undefined when empty. */
  readonly hostname: string | undefined;
  readonly port: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
}

/** Splits a URL; undefined when it has no scheme and authority. */
export function urlParts(url: string): UrlParts | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url);
  if (!match) return undefined;
  const [, scheme, authority, path, query] = match as unknown as [string, string, string, string, string | undefined];
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(host) ?? [];
  return {
    scheme: scheme.toLowerCase(),
    authority,
    hostname: (bracketed ?? plain)?.toLowerCase() || undefined,
    port,
    path,
    query,
  };
}

/** The host when it is an IPv6 address, with its zone. */
export function ipv6Host(hostname = ""): string | undefined {
  const [, address] = /^([0-9a-f:.]*:[0-9a-f:.]*)(?:%(?:[\w.!~-]|%[a-f0-9]{2})+)?$/i.exec(hostname) ?? [];
  try {
    return address && new URL(`http://[${address}]`) && hostname;
  } catch {
    return undefined;
  }
}

/** Whether a URL has a host that names can have; IPv6 addresses are {@link ipv6Host}'s. */
export function isValidEndpointUrl(url: string): boolean {
  const hostname = hostnameOf(url)?.replace(/\.$/, "") ?? "";
  return hostname.length <= 255 && hostname.split(".").every((label) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/i.test(label));
}

/** Whether the host of a URL is an IPv6 address. */
export function isValidIpv6EndpointUrl(url: string): boolean {
  return ipv6Host(hostnameOf(url)) !== undefined;
}

/** The host of a URL without the characters that URL readers drop. */
function hostnameOf(url: string): string | undefined {
  return /[\t\r\n]/.test(url) ? undefined : urlParts(url)?.hostname;
}

/** @throws InvalidEndpointUrlError when no request could be sent to the URL */
export function checkEndpointUrl(url: string): void {
  if (!isValidEndpointUrl(url) && !isValidIpv6EndpointUrl(url)) throw new InvalidEndpointUrlError(url);
}

/** Whether a URL is a host of S3 Transfer Acceleration, e.g. `https://s3-accelerate.dualstack.amazonaws.com`. */
export function isS3AccelerateUrl(url: string): boolean {
  const parts = urlParts(url);
  return (
    parts !== undefined &&
    /^https?$/.test(parts.scheme) &&
    /^s3-accelerate(\.dualstack)?\.[^.]*amazonaws\.com$/.test(parts.authority)
  );
}
