/**
 * The platform outside Node: browsers, workers, edge runtimes. No files, no environment; `fetch` for the network. Signing has to be
 * synchronous and Web Crypto is not, so SHA-256 is our own.
 */
import { FetchTransport } from "../http/fetch-transport.ts";
import type { ConnectionSettings, ProxySettings, Transport } from "../http/transport.ts";
import type { ClientOptions } from "../client/options.ts";
import type { BearerSettings } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import { InvalidConfigError } from "../errors/config.ts";
import type { FileSource } from "./platform.ts";
import { hex } from "./hex.ts";
import { hmac } from "./web/block-hash.ts";
import { createSha256 } from "./web/sha256.ts";

export {
  BareConfiguration as Configuration,
  chainNoCredentials as chainCredentials,
  findNoCredentials as findCredentials,
  searchAddedPlaces as searchCredentials,
} from "./web/configuration.ts";

export { createHash, hashHex, hmacSha1 } from "./web/hashes.ts";
export { loadSources } from "./web/load-sources.ts";
export { createSha256 };

/** Tokens are arguments, too, or come from a place that a program added. */
export function findBearerToken(service: Service, _: ClientOptions, { tokenSearch }: ConfigurationSource): BearerSettings {
  const { signingName = service.endpointPrefix } = service;
  return { bearerToken: tokenSearch && (() => tokenSearch(signingName)), prefersBearerToken: false };
}

/** There are no files of a login. */
export async function findSsoToken(): Promise<undefined> {}

/** There is no terminal. */
export function askForMfaCode(serial: string): Promise<never> {
  const text = `An MFA code of ${serial} is needed, and there is no terminal to ask on: give the function mfaCode.`;
  return Promise.reject(new InvalidConfigError(text));
}

/** Nothing is kept between runs. */
export async function openSessionFile(): Promise<undefined> {}

/** The modes are about timeouts and hosts that only Node chooses. */
export function modeDefaults(mode: string): Promise<undefined> {
  return Promise.reject(new InvalidConfigError(`The defaults mode "${mode}" is for Node: set retries.mode and others instead.`));
}

/** There is no agent to tell. */
export function loadMonitor(): undefined {}

/** SHA-256 as bytes; a string is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return createSha256().update(data).digest();
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return hex(sha256(data));
}

/** HMAC-SHA-256 as bytes. */
export function hmacSha256(key: string | Uint8Array, data: string | Uint8Array): Uint8Array {
  return hmac(createSha256, key, data);
}

/** HMAC-SHA-256 in lower-case hex. */
export function hmacSha256Hex(key: string | Uint8Array, data: string | Uint8Array): string {
  return hex(hmacSha256(key, data));
}

/** Browsers have no CRC-32. */
export function crc32(_data: Uint8Array, _seed: number): number | undefined {
  return undefined;
}

/** Compresses with gzip. */
export async function gzip(data: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([data as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Milliseconds of a clock that nobody sets. */
export function monotonicMs(): number {
  return performance.now();
}

/** A random UUID, version 4; `crypto.randomUUID` is missing on pages without TLS. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 15) | 64;
  bytes[8] = (bytes[8]! & 63) | 128;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Nothing is known of what surrounds a page. */
export function ambientHeaders(): undefined {}

/** Browsers send a `User-Agent` of their own. */
export const PlatformUserAgent: undefined = undefined;

/** There is no environment. */
export function environment(_name: string): string | undefined {
  return undefined;
}

/** There are no proxies to choose. */
export function environmentProxies(): ProxySettings | undefined {
  return undefined;
}

/** There are no files. */
export async function readTextFile(_path: string): Promise<string | undefined> {
  return undefined;
}

/** There are no files. */
export async function openFile(_input: object): Promise<FileSource | undefined> {
  return undefined;
}

/** Browsers take streams over HTTP/2 only, which S3 does not speak. */
export const takesRequestStreams: boolean = false;

/** The default transport: `fetch`, which pools connections by itself. */
export function createTransport(_settings: ConnectionSettings): Transport {
  return new FetchTransport();
}
