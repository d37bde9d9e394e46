/**
 * A request in the form SigV4 signs it. Follows botocore `auth.py` (`SigV4Auth`) and the Signature Version 4 test suite. The signers
 * of headers and of addresses share what they agree on.
 */
import type { HttpRequest } from "../http/request.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";

/** Headers that proxies change or add, hence never signed; botocore's list of 2026. */
const NEVER_SIGNED =
  /^(connection|expect|keep-alive|proxy-authenticate|proxy-authorization|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id)$/;

/** Headers as text, and their names joined with semicolons. */
export interface CanonicalHeaders {
  /** `name:value` lines, each with its line feed. */
  readonly lines: string;
  readonly names: string;
}

/** The names of the headers that are signed, for requests with the same headers. */
interface HeaderOrder {
  /** As the request has them. */
  readonly given: readonly string[];
  readonly signed: readonly string[];
  readonly names: string;
}

/** Requests of one operation have the same headers in the same order; the newest first. */
const orders: HeaderOrder[] = [];
const MAX_CACHED_ORDERS = 16;

/** Sorts and trims the headers that are signed; adds the host. */
export function canonicalHeaders(request: HttpRequest): CanonicalHeaders {
  const { headers } = request;
  const { signed, names } = orderOf(Object.keys(headers));
  let lines = "";
  for (const name of signed) {
    const value = headers[name] ?? hostHeader(request);
    lines += `${name}:${UNTIDY.test(value) ? tidy(value) : value}\n`;
  }
  return { lines, names };
}

function orderOf(given: readonly string[]): HeaderOrder {
  for (const order of orders) {
    const known = order.given;
    let index = known.length === given.length ? given.length - 1 : -2;
    while (index >= 0 && known[index] === given[index]) index--;
    if (index === -1) return order;
  }
  const signed = given.filter((name) => !NEVER_SIGNED.test(name));
  if (!signed.includes("host")) signed.push("host");
  signed.sort();
  const made = { given, signed, names: signed.join(";") };
  if (orders.length >= MAX_CACHED_ORDERS) orders.pop();
  orders.unshift(made);
  return made;
}

/** What the `Host` header says: lower case, without a default port, IPv6 in brackets. */
export function hostHeader({ hostname, port, protocol }: HttpRequest): string {
  let host = hostname.toLowerCase();
  if (host.includes(":") && !host.startsWith("[")) host = `[${host}]`;
  return port === undefined || port === (protocol === "https:" ? 443 : 80) ? host : `${host}:${port}`;
}

const UNTIDY = /^ | $| {2}|[^ -~]/;
// What Python's `str.split()` splits at.
// oxlint-disable-next-line no-control-regex
const WHITE_SPACE = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

function tidy(value: string): string {
  return value.split(WHITE_SPACE).filter(Boolean).join(" ");
}

/** Query parameters sorted by name, then value, as they stand in the address; each with an equals sign. */
export function canonicalQuery(query: string): string {
  if (!query) return "";
  const pairs = query.split("&").map((pair) => (pair.includes("=") ? pair : `${pair}=`));
  // A name that begins another comes first: what separates it from its value sorts below everything here.
  const keyed = pairs.length > 1 ? pairs.map((pair) => pair.replace("=", "\0")).sort() : pairs;
  return keyed.join("&").replaceAll("\0", "=");
}

/** Path without `.`, `..` and empty segments, percent-encoded once more; S3 signs the path as it is instead. */
export function canonicalPath(path: string): string {
  const simple = path.includes("/.") || path.includes("//") ? withoutDotSegments(path) : path || "/";
  return /^[\w/.~-]*$/.test(simple) ? simple : percentEncode(simple).replaceAll("%2F", "/");
}

function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment && segment !== ".") kept.push(segment);
  }
  return `/${kept.join("/")}${path.endsWith("/") && kept.length ? "/" : ""}`;
}
