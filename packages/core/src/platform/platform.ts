/**
 * What differs between Node and everywhere else. `#platform` resolves to `node.ts` under the `node` condition and to `web.ts`
 * otherwise. Both are small; files, sockets and proxies are loaded by `import()` on first need.
 */
import type { Transport } from "../http/transport.ts";

/** The exports that `node.ts` and `web.ts` both have. */
export interface Platform {
  /** SHA-256 as bytes; a string is hashed as UTF-8. */
  sha256(data: string | Uint8Array): Uint8Array;
  /** SHA-256 in lower-case hex. */
  sha256Hex(data: string | Uint8Array): string;
  hmacSha256(key: string | Uint8Array, data: string | Uint8Array): Uint8Array;
  hmacSha256Hex(key: string | Uint8Array, data: string | Uint8Array): string;
  randomUuid(): string;
  /** Environment variable; always undefined outside Node. */
  environment(name: string): string | undefined;
  /** Text of a file, or undefined when it does not exist; `~` is the home directory. Rejects with ConfigNotFound-like errors elsewhere. */
  readTextFile(path: string): Promise<string | undefined>;
  /** The default transport of the platform. */
  createTransport(options: { maxPoolConnections: number; useSsl?: boolean }): Transport;
  /** `linux`, `darwin`, `browser`, ... and the runtime with its version, for the user agent. */
  platformNames(): { os: string; runtime: string };
}
