/**
 * What differs between Node and everywhere else. `#platform` resolves to `node.ts` under the `node` condition and to `web.ts`
 * otherwise. Both are small; files, sockets and proxies are loaded by `import()` on first need.
 */
import type { UserAgent, UserAgentConfig, UserAgentFacts } from "../client/user-agent.ts";
import type { ConfigurationSource, Surroundings } from "../config/configuration.ts";
import type { CallWrapper } from "../client/call-wrapper.ts";
import type { Lookup } from "../config/settings.ts";
import type { ClientOptions } from "../client/options.ts";
import type { BearerSettings, CredentialProvider } from "../client/resolved-config.ts";
import type { Service } from "../client/service.ts";
import type { ModeDefaults } from "../config/defaults-mode.ts";
import type { CredentialPlace } from "../credentials/custom-place.ts";
import type { ChainMember } from "../credentials/editable-chain.ts";
import type { Sources } from "../credentials/from.ts";
import type { SessionFile } from "../credentials/session-cache.ts";
import type { SearchResult } from "../credentials/provider.ts";
import type { ConnectionSettings, ProxySettings, Transport } from "../http/transport.ts";

/** Hashes that checksums need beside CRCs. */
export type HashName = "md5" | "sha1" | "sha256" | "sha512";

/** A hash fed in pieces. */
export interface IncrementalHash {
  update(data: string | Uint8Array): unknown;
  digest(): Uint8Array;
}

/** A file that can be sent as a body. */
export interface FileSource {
  readonly name: string;
  readonly length: number;
  /** Whether `open` may be called again. */
  readonly replayable: boolean;
  readonly open: () => AsyncIterator<Uint8Array>;
}

/** The exports that `node.ts` and `web.ts` both have. */
export interface Platform {
  /** SHA-256 as bytes; a string is hashed as UTF-8. */
  sha256(data: string | Uint8Array): Uint8Array;
  /** SHA-256 in lower-case hex. */
  sha256Hex(data: string | Uint8Array): string;
  hmacSha256(key: string | Uint8Array, data: string | Uint8Array): Uint8Array;
  hmacSha256Hex(key: string | Uint8Array, data: string | Uint8Array): string;
  /** Only S3's first signature wants it. */
  hmacSha1(key: string, data: string): Uint8Array;
  createSha256(): IncrementalHash;
  /** Apart from SHA-256 they are in bundles only where something asks for them. */
  createHash(name: HashName): IncrementalHash;
  /** A whole hash in lower-case hex. */
  hashHex(name: HashName, data: string | Uint8Array): string;
  /** CRC-32 by the platform, continued from `seed`; undefined when the platform has none. */
  crc32(data: Uint8Array, seed: number): number | undefined;
  gzip(data: Uint8Array): Promise<Uint8Array>;
  /** Milliseconds of a clock that nobody sets; only differences mean something. */
  monotonicMs(): number;
  randomUuid(): string;
  /** Environment variable; always undefined outside Node. */
  environment(name: string): string | undefined;
  /** Text of a file, or undefined when it does not exist; `~` is the home directory. Rejects with ConfigNotFound-like errors elsewhere. */
  readTextFile(path: string): Promise<string | undefined>;
  /** What a Node file handle or file read stream reads; undefined when it is neither, or its length is unknown (pipes, devices). */
  openFile(input: object): Promise<FileSource | undefined>;
  /** Whether `fetch` takes streams as bodies over any version of HTTP. */
  readonly takesRequestStreams: boolean;
  /** The default transport of the platform. */
  createTransport(settings: ConnectionSettings): Transport;
  /** Proxies that the environment names. */
  environmentProxies(environment: (name: string) => string | undefined): ProxySettings | undefined;
  /** What adds the trace of a Lambda function to the headers of a call; undefined where there is none. Asked once by each client. */
  ambientHeaders(): ((headers: Record<string, string>) => void) | undefined;
  /** The `User-Agent` of a client; undefined where the platform sends its own. */
  readonly PlatformUserAgent: (new (config: UserAgentConfig, facts: UserAgentFacts) => UserAgent) | undefined;
  /** Settings besides arguments: environment and files, where there are any. */
  readonly Configuration: new (profileName?: string, surroundings?: Surroundings) => ConfigurationSource;
  /** The first answer of the platform's credential chain, found once; the region is for the calls it makes. */
  findCredentials(configuration: ConfigurationSource, region: string | undefined): Promise<SearchResult>;
  /** A provider of these credentials; one that raises NoCredentialsError when there are none. */
  chainCredentials(configuration: ConfigurationSource, region: string | undefined): Promise<CredentialProvider>;
  /** What the places of a changed chain have, in the order given. */
  searchCredentials(
    members: ReadonlyArray<ChainMember<CredentialPlace>>,
    configuration: ConfigurationSource,
    region: string | undefined,
  ): Promise<SearchResult>;
  /** The token of the profile's session of IAM Identity Center. */
  findSsoToken(configuration: ConfigurationSource): Promise<(() => Promise<string>) | undefined>;
  /** The bearer token for a service where it is no argument. */
  findBearerToken(service: Service, options: ClientOptions, configuration: ConfigurationSource): BearerSettings;
  /** What is behind the `from...` functions. */
  loadSources(): Promise<Sources>;
  /** Asks a person for the code of an MFA device. */
  askForMfaCode(serial: string): Promise<string>;
  /** The file that keeps a session between runs, by the text it is named after; undefined where none is kept. */
  openSessionFile(configuration: ConfigurationSource, cacheText: string): Promise<SessionFile | undefined>;
  /** What tells of calls where `csm_enabled` asks for it. */
  loadMonitor(lookup: Lookup): Promise<CallWrapper> | undefined;
  /** The defaults of a mode other than `legacy`. */
  modeDefaults(mode: string, configuration: ConfigurationSource, region: string | undefined): Promise<ModeDefaults | undefined>;
}
