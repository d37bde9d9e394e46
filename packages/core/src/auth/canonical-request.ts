/**
 * The parts of a request in the form SigV4 signs them. Follows botocore `auth.py` (`SigV4Auth`) and the Signature Version 4 test
 * suite. The header signer and the query signer share what they agree on.
 */
import type { HttpRequest } from "../http/request.ts";

/** Headers that proxies change or add, hence never signed; botocore's list of 2026. */
const NEVER_SIGNED: ReadonlySet<string> = /*#__PURE__*/ new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "x-amzn-trace-id",
]);

/** Headers as text, and their names joined with semicolons. */
export interface CanonicalHeaders {
  /** `name:value` lines, each with its line feed. */
  readonly lines: string;
  readonly names: string;
}

/** Sorts and trims the headers that are signed; adds the host. */
export function canonicalHeaders(request: HttpRequest): CanonicalHeaders {
  const headers = request.headers;
  const sorted = Object.keys(headers);
  if (headers["host"] === undefined) sorted.push("host");
  sorted.sort();
  let lines = "";
  let names = "";
  for (const name of sorted) {
    if (NEVER_SIGNED.has(name)) continue;
    const value = headers[name] ?? hostHeader(request);
    lines += `${name}:${UNTIDY.test(value) ? tidy(value) : value}\n`;
    names = names === "" ? name : `${names};${name}`;
  }
  return { lines, names };
}

/** What the `Host` header says: lower case, without a default port, IPv6 in brackets. */
export function hostHeader(request: HttpRequest): string {
  let host = request.hostname.toLowerCase();
  if (host.includes(":") && !host.startsWith("[")) host = `[${host}]`;
  const { port } = request;
  return port === undefined || port === (request.protocol === "https:" ? 443 : 80) ? host : `${host}:${port}`;
}

const UNTIDY = /^ | $| {2}|[^ -~]/;
// What Python's `str.split()` splits at.
// oxlint-disable-next-line no-control-regex
const WHITE_SPACE = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function tidy(value: string): string {
  return value
    .split(WHITE_SPACE)
    .filter((word) => word !== "")
    .join(" ");
}

/** Query parameters sorted by name, then value, as they stand in the address; each with an equals sign. */
export function canonicalQuery(query: string): string {
  if (query === "") return "";
  if (!query.includes("&")) return query.includes("=") ? query : `${query}=`;
  return query
    .split("&")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0 ? ([pair, ""] as const) : ([pair.slice(0, equals), pair.slice(equals + 1)] as const);
    })
    .sort(([name, value], [otherName, otherValue]) =>
      name === otherName ? compare(value, otherValue) : compare(name, otherName),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Path without `.`, `..` and empty segments, percent-encoded once more; S3 signs the path as it is instead. */
export function canonicalPath(path: string): string {
  const simple = path.includes("/.") || path.includes("//") ? withoutDotSegments(path) : path;
  if (simple === "" || simple === "/") return "/";
  return /^[\w/.~-]*$/.test(simple) ? simple : encodeURIComponent(simple).replace(/%2F|[!'()*]/g, restore);
}

function restore(text: string): string {
  return text === "%2F" ? "/" : `%${text.charCodeAt(0).toString(16).toUpperCase()}`;
}

function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  return `/${kept.join("/")}${path.endsWith("/") && kept.length > 0 ? "/" : ""}`;
}
