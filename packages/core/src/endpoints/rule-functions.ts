/**
 * Functions of endpoint rules that only some rule sets use (botocore `endpoint_provider.py`); generated code hands them over.
 * Undefined, null and false make a condition fail.
 */
import { isArn, parseArn } from "./arn.ts";
import { IPV4, ipv6Host, urlParts } from "./endpoint-url.ts";
import { EndpointResolutionError } from "../errors/endpoint.ts";

/** Part of an ASCII text, counted from its end when `reverse` is set. */
export function substring(value: unknown, start: number, stop: number, reverse: boolean | number): string | undefined {
  if (typeof value !== "string") throw new EndpointResolutionError(`Input must be a string, not ${typeof value}.`);
  // eslint-disable-next-line no-control-regex
  if (start >= stop || value.length < stop || !/^[\0-\x7f]*$/.test(value)) return undefined;
  return reverse ? value.slice(value.length - stop, value.length - start) : value.slice(start, stop);
}

/** Percent-encodes all but unreserved characters. */
export function uriEncode(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The parts of an http or https URL without a query. */
export function parseUrl(value: unknown): object | undefined {
  const parts = urlParts(String(value));
  if (!parts || !/^https?$/.test(parts.scheme) || parts.query || !/^\d*$/.test(parts.port ?? "") || Number(parts.port) > 65535)
    return undefined;
  const { scheme, authority, path, hostname } = parts;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(uriEncode(segment)!);
  }
  const normalizedPath = segments.length > 0 ? `/${segments.join("/")}/` : "/";
  return { scheme, authority, path, normalizedPath, isIp: IPV4.test(hostname ?? "") || ipv6Host(hostname) !== undefined };
}

/** Whether a text can be a label of a host name, or several. */
export function isValidHostLabel(value: unknown, allowSubdomains?: boolean | number): boolean {
  if (typeof value !== "string") return false;
  return (allowSubdomains ? value.split(".") : [value]).every((label) => /^(?!-)[a-zA-Z\d-]{1,63}(?<!-)$/.test(label));
}

/** The parts of an ARN, its resource as a list. */
export function parseRuleArn(value: unknown): object | undefined {
  if (!isArn(value)) return undefined;
  const { account: accountId, resource, ...arn } = parseArn(value);
  return arn.partition && arn.service && resource ? { ...arn, accountId, resourceId: resource.split(/[:/]/) } : undefined;
}

/** Whether a bucket's name can stand in a host name. */
export function isVirtualHostableBucket(value: unknown, allowSubdomains?: boolean | number): boolean {
  return isValidHostLabel(value, allowSubdomains) && /^[^A-Z]{3,}$/.test(value as string) && !IPV4.test(value as string);
}
