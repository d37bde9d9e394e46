/**
 * The platform under Node: hashes from `node:crypto`, the one built-in loaded at once. Files, HTTP and compression are loaded
 * when first needed, so that a client which needs none of them starts without their cost.
 */
import crypto from "node:crypto";
import { NodeTransport } from "../http/node-transport.ts";
import type { ConnectionSettings, Transport } from "../http/transport.ts";
import type { CallWrapper } from "../client/call-wrapper.ts";
import { isTrue, type Lookup } from "../config/settings.ts";
import type { ConfigurationSource } from "../config/configuration.ts";
import type { ModeDefaults } from "../config/defaults-mode.ts";
import type { CredentialPlace } from "../credentials/custom-place.ts";
import type { ChainMember } from "../credentials/editable-chain.ts";
import type { Sources } from "../credentials/from.ts";
import type { SessionFile } from "../credentials/session-cache.ts";
import type { SearchResult } from "../credentials/provider.ts";
import type { FileSource, HashName, IncrementalHash } from "./platform.ts";

export { monotonicMs } from "./node/clock.ts";
export { ambientHeaders } from "./node/ambient-headers.ts";
export { NodeUserAgent as PlatformUserAgent } from "./node/user-agent.ts";
export { NodeConfiguration as Configuration } from "./node/configuration.ts";
export { environmentProxies } from "./node/environment-proxies.ts";
export { findBearerToken } from "../config/bearer-token.ts";
export { chainCredentials, searchOnce as findCredentials } from "../credentials/search-once.ts";

/** What the places of a changed chain have. */
export async function searchCredentials(
  members: ReadonlyArray<ChainMember<CredentialPlace>>,
  configuration: ConfigurationSource,
  region: string | undefined,
): Promise<SearchResult> {
  return (await import("../credentials/chain.ts")).searchMembers(members, configuration, region);
}

/** The token of the profile's session of IAM Identity Center. */
export async function findSsoToken(configuration: ConfigurationSource): Promise<(() => Promise<string>) | undefined> {
  return (await import("../credentials/sso-bearer.ts")).findSsoToken(configuration);
}

/** What is behind the `from...` functions. */
export async function loadSources(): Promise<Sources> {
  return (await import("../credentials/sources.ts")).sources;
}

/** Asks on the terminal. */
export async function askForMfaCode(serial: string): Promise<string> {
  return (await import("../credentials/mfa-prompt.ts")).promptForMfaCode(serial);
}

/** A file in the folder that the surroundings name. */
export async function openSessionFile(configuration: ConfigurationSource, cacheText: string): Promise<SessionFile | undefined> {
  const { roleCacheDirectory } = configuration.surroundings;
  if (roleCacheDirectory === undefined) return undefined;
  const { JsonFileCache, sha1Hex } = await import("../credentials/json-file-cache.ts");
  const cache = new JsonFileCache(configuration.fullPath(roleCacheDirectory));
  const key = sha1Hex(cacheText);
  return { read: () => cache.read(key), write: (value) => cache.write(key, value) };
}

/** The defaults of a mode; loaded when one other than `legacy` is asked for. */
export async function modeDefaults(
  mode: string,
  configuration: ConfigurationSource,
  region: string | undefined,
): Promise<ModeDefaults | undefined> {
  return (await import("../config/defaults-mode.ts")).modeDefaults(mode, configuration, region);
}

/** Client-side monitoring, where it is asked for. */
export function loadMonitor(lookup: Lookup): Promise<CallWrapper> | undefined {
  if (!isTrue(lookup("csm_enabled"))) return undefined;
  return import("../observe/monitoring.ts").then(({ createMonitor }) => createMonitor(lookup));
}

/** SHA-256 as bytes; a string is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return crypto.createHash("sha256").update(data).digest();
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return hashHex("sha256", data);
}

/** HMAC-SHA-256 as bytes. */
export function hmacSha256(key: string | Uint8Array, data: string | Uint8Array): Uint8Array {
  return crypto.createHmac("sha256", key).update(data).digest();
}

/** HMAC-SHA-256 in lower-case hex. */
export function hmacSha256Hex(key: string | Uint8Array, data: string | Uint8Array): string {
  return crypto.createHmac("sha256", key).update(data).digest("hex");
}

/** HMAC-SHA-1 as bytes. */
export function hmacSha1(key: string, data: string): Uint8Array {
  return crypto.createHmac("sha1", key).update(data).digest();
}

/** A SHA-256 that takes its data in pieces. */
export function createSha256(): IncrementalHash {
  return crypto.createHash("sha256");
}

/** A hash that takes its data in pieces. */
export function createHash(name: HashName): IncrementalHash {
  return crypto.createHash(name);
}

/** A hash in lower-case hex. */
export function hashHex(name: HashName, data: string | Uint8Array): string {
  return crypto.hash ? crypto.hash(name, data, "hex") : crypto.createHash(name).update(data).digest("hex");
}

type Crc32 = (data: Uint8Array, seed?: number) => number;
let nativeCrc32: Crc32 | false | undefined;

/** CRC-32 by zlib where Node has it (20.15, 22.2), undefined elsewhere. `seed` is the CRC of what came before. */
export function crc32(data: Uint8Array, seed: number): number | undefined {
  nativeCrc32 ??= (process.getBuiltinModule?.("node:zlib") as { crc32?: Crc32 } | undefined)?.crc32 ?? false;
  return nativeCrc32 ? nativeCrc32(data, seed) : undefined;
}

/** Compresses with gzip. */
export async function gzip(data: Uint8Array): Promise<Uint8Array> {
  const zlib = await import("node:zlib");
  return new Promise((resolve, reject) => {
    zlib.gzip(data, (error, compressed) => (error ? reject(error) : resolve(compressed)));
  });
}

/** That of Node takes streams. */
export const takesRequestStreams: boolean = true;

/** A random UUID, version 4. */
export function randomUuid(): string {
  return crypto.randomUUID();
}

/** Environment variable. */
export function environment(name: string): string | undefined {
  return process.env[name];
}

/**
 * Text of a file.
 *
 * @param path - `~` at its beginning is the home directory
 * @returns undefined when the file does not exist
 */
export async function readTextFile(path: string): Promise<string | undefined> {
  const files = await import("./node/files.ts");
  return files.readTextFile(path);
}

/** What a file handle or file read stream reads; undefined when it is neither or its length is unknown. */
export async function openFile(input: object): Promise<FileSource | undefined> {
  const files = await import("./node/files.ts");
  return files.openFile(input);
}

/** The default transport: `node:http` and `node:https` with kept-alive connections. */
export function createTransport(settings: ConnectionSettings): Transport {
  return new NodeTransport(settings);
}
