/** Which proxy a request goes through, if any (botocore `httpsession.py`, `utils.should_bypass_proxies`; spec HTT-04). */
import { InvalidProxiesConfigError } from "../errors/config.ts";
import type { HttpRequest } from "./request.ts";
import type { ProxySettings } from "./transport.ts";

/** Metadata of the machine or container; no proxy can know it. */
const ALWAYS_DIRECT: ReadonlySet<string> = new Set([
  "169.254.169.254",
  "169.254.170.2",
  "169.254.170.23",
  "[fd00:ec2::254]",
  "[fd00:ec2::23]",
]);

/** A proxy, with its credentials apart. */
export interface ProxyRoute {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number;
  /** `Basic ...`, when the address has name and password. */
  readonly authorization: string | undefined;
  /** For errors: the password is masked. */
  readonly shownUrl: string;
}

/**
 * Chooses the proxy of a request.
 *
 * @returns undefined when it goes directly
 * @throws InvalidProxiesConfigError for an address that is none
 */
export function proxyFor(
  request: Pick<HttpRequest, "protocol" | "hostname" | "port">,
  proxies: ProxySettings,
): ProxyRoute | undefined {
  const address = request.protocol === "https:" ? proxies.https : proxies.http;
  if (!address || ALWAYS_DIRECT.has(request.hostname) || isBypassed(request, proxies.noProxy ?? "")) return undefined;
  return parseProxy(address);
}

/** Whether `NO_PROXY` names a host: by itself, with its port, or as the end of its name. */
export function isBypassed({ hostname, port }: Pick<HttpRequest, "hostname" | "port">, noProxy: string): boolean {
  if (noProxy.trim() === "*") return true;
  const host = hostname.toLowerCase();
  const forms = [host, host.replace(/^\[|\]$/g, ""), ...(port === undefined ? [] : [`${host}:${port}`])];
  return noProxy.split(",").some((entry) => {
    const name = entry
      .trim()
      .toLowerCase()
      .replace(/^\*?\.+/, "");
    return name !== "" && forms.some((form) => form === name || form.endsWith(`.${name}`));
  });
}

function parseProxy(address: string): ProxyRoute {
  const repaired = /^https?:/i.test(address) ? address : `http:${address.startsWith("//") ? "" : "//"}${address}`;
  let url: URL;
  try {
    url = new URL(repaired);
  } catch (error) {
    throw new InvalidProxiesConfigError(`The address of the proxy is no URL: ${masked(repaired)}`, { cause: error });
  }
  if (/^\w+:\/\//.test(address) && !/^https?:/i.test(address)) {
    throw new InvalidProxiesConfigError(`Proxies are reached by http: or https:, not as ${masked(address)}.`);
  }
  const { protocol, hostname, username, password } = url;
  return {
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || (protocol === "https:" ? 443 : 80)),
    authorization:
      username && password ? `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}` : undefined,
    shownUrl: masked(repaired),
  };
}

function masked(address: string): string {
  return address.replace(/\/\/[^/@]*@/, "//***:***@");
}
