/** The functions of endpoint rules, by the codes that compiled rule sets use (botocore `endpoint_provider.py`). */
import { EndpointResolutionError } from "../errors/endpoint.ts";
import { isArn, parseArn } from "./arn.ts";
import { IPV4, ipv6Host, urlParts } from "./endpoint-url.ts";
import { rulesPartition } from "./partitions.ts";

/** Implementations; undefined, null and false make a condition fail. */
export const RULE_FUNCTIONS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  "?": (value) => isSet(value),
  "!": (value) => !value,
  b: (a, b) => boolean(a) === boolean(b),
  "=": stringEquals,
  g: (value, path) => attribute(value, path as string),
  s: substring,
  u: (value) => (isSet(value) ? percentEncode(value as string) : undefined),
  U: parseUrl,
  h: isValidHostLabel,
  p: rulesPartition,
  a: parseRuleArn,
  v: isVirtualHostableBucket,
};

/** Whether a rule value is there. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The value itself when it is a boolean. */
export function boolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new EndpointResolutionError(`An endpoint rule compares booleans, but one value is of type ${typeof value}.`);
}

/** An attribute of a rule value: names separated by dots, the last with an index in brackets or without. */
export function attribute(value: unknown, path: string): unknown {
  let current = value;
  for (const part of path.split(".")) {
    if (!isSet(current)) return undefined;
    const [, name, index] = /^(\w*)\[(\d+)\]$/.exec(part) ?? [];
    if (index === undefined) current = (current as Record<string, unknown>)[part];
    else return ((name ? (current as Record<string, unknown>)[name] : current) as readonly unknown[] | undefined)?.[Number(index)];
  }
  return current;
}

function stringEquals(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") return a === b;
  throw new EndpointResolutionError(`An endpoint rule compares strings, but the values are of type ${typeof a} and ${typeof b}.`);
}

function substring(value: unknown, start: unknown, stop: unknown, reverse: unknown): string | undefined {
  if (typeof value !== "string") throw new EndpointResolutionError(`Input must be a string, not ${typeof value}.`);
  const [from, to] = [start as number, stop as number];
  // eslint-disable-next-line no-control-regex
  if (from >= to || value.length < to || !/^[\0-\x7f]*$/.test(value)) return undefined;
  return reverse ? value.slice(value.length - to, value.length - from) : value.slice(from, to);
}

function percentEncode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function parseUrl(value: unknown): unknown {
  const parts = typeof value === "string" ? urlParts(value) : undefined;
  if (!parts || !/^https?$/.test(parts.scheme) || parts.query || (parts.port !== undefined && !/^\d*$/.test(parts.port)) || Number(parts.port) > 65535) return undefined;
  const { scheme, authority, path, hostname } = parts;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(percentEncode(segment));
  }
  return {
    scheme,
    authority,
    path,
    normalizedPath: segments.length > 0 ? `/${segments.join("/")}/` : "/",
    isIp: IPV4.test(hostname ?? "") || ipv6Host(hostname) !== undefined,
  };
}

function isValidHostLabel(value: unknown, allowSubdomains: unknown): boolean {
  if (typeof value !== "string") return false;
  return (allowSubdomains ? value.split(".") : [value]).every((label) => /^(?!-)[a-zA-Z\d-]{1,63}(?<!-)$/.test(label));
}

function parseRuleArn(value: unknown): unknown {
  if (!isArn(value)) return undefined;
  const { partition, service, region, account, resource } = parseArn(value);
  if (!partition || !service || !resource) return undefined;
  return { partition, service, region, accountId: account, resourceId: resource.split(/[:/]/) };
}

function isVirtualHostableBucket(value: unknown, allowSubdomains: unknown): boolean {
  if (typeof value !== "string" || value.length < 3 || value.toLowerCase() !== value || IPV4.test(value)) return false;
  return isValidHostLabel(value, allowSubdomains);
}
