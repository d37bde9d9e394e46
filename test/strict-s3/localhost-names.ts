/**
 * Names below `localhost` lead to this machine (RFC 6761), which not every resolver knows: `bucket.s3.localhost` is a bucket addressed as a
 * virtual host.
 */
import dns from "node:dns";

/** Has connections of this process find names below `localhost`. */
export function findLocalhostNames(): void {
  const { lookup } = dns;
  const find = (hostname: string, ...rest: unknown[]): void =>
    (lookup as (...all: unknown[]) => void)(/(^|\.)localhost$/.test(hostname) ? "127.0.0.1" : hostname, ...rest);
  dns.lookup = Object.assign(find, lookup) as typeof lookup;
}
