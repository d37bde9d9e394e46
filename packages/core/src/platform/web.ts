/**
 * The platform outside Node: browsers, workers, edge runtimes. No files, no environment; `fetch` for the network. Signing has to be
 * synchronous and Web Crypto is not, so SHA-256 is our own.
 */
import { FetchTransport } from "../http/fetch-transport.ts";
import type { Transport } from "../http/transport.ts";
import { BlockHash } from "./web/block-hash.ts";
import type { FileSource, HashName, IncrementalHash } from "./platform.ts";

export { BareConfiguration as Configuration, findNoCredentials as findCredentials } from "../config/bare-configuration.ts";

/** SHA-256 as bytes; a string is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return new BlockHash("sha256").update(data).digest();
}

/** SHA-256 in lower-case hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return hex(sha256(data));
}

/** HMAC-SHA-256 as bytes. */
export function hmacSha256(key: string | Uint8Array, data: string | Uint8Array): Uint8Array {
  let secret = typeof key === "string" ? new TextEncoder().encode(key) : key;
  if (secret.length > 64) secret = sha256(secret);
  const inner = new Uint8Array(64).fill(0x36);
  const outer = new Uint8Array(64).fill(0x5c);
  for (let index = 0; index < secret.length; index++) {
    inner[index]! ^= secret[index]!;
    outer[index]! ^= secret[index]!;
  }
  const digest = new BlockHash("sha256").update(inner).update(data).digest();
  return new BlockHash("sha256").update(outer).update(digest).digest();
}

/** HMAC-SHA-256 in lower-case hex. */
export function hmacSha256Hex(key: string | Uint8Array, data: string | Uint8Array): string {
  return hex(hmacSha256(key, data));
}

/** A hash that takes its data in pieces. */
export function createHash(name: HashName): IncrementalHash {
  return new BlockHash(name);
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

/** A random UUID, version 4; also on pages without TLS, where `crypto.randomUUID` is missing. */
export function randomUuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** There is no environment. */
export function environment(_name: string): string | undefined {
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

/** The default transport: `fetch`, which pools connections by itself. */
export function createTransport(_options: { maxPoolConnections: number; useSsl?: boolean }): Transport {
  return new FetchTransport();
}

/** Operating system and runtime, for the user agent. */
export function platformNames(): { os: string; runtime: string } {
  return { os: "browser", runtime: "browser/unknown" };
}

function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}
