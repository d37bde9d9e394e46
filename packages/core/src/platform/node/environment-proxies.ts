/** Proxies by environment, as other programs read them: names in small letters come first (botocore takes Python's `getproxies`). */
import type { ProxySettings } from "../../http/transport.ts";

/** @returns undefined when no proxy is named */
export function environmentProxies(environment: (name: string) => string | undefined): ProxySettings | undefined {
  const either = (name: string): string | undefined => environment(name) ?? environment(name.toUpperCase());
  // In a CGI program a caller's `Proxy` header arrives under this name.
  const http = environment("REQUEST_METHOD") === undefined ? either("http_proxy") : environment("http_proxy");
  const https = either("https_proxy");
  return http === undefined && https === undefined ? undefined : { http, https, noProxy: either("no_proxy") };
}
