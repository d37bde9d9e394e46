/** A client's settings after environment, files, session and arguments were combined; resolved once, at the first call. */
import type { CallWrapper } from "./call-wrapper.ts";
import type { ConnectionSettings } from "../http/transport.ts";

/** Access key, secret and session token of one moment. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly accountId?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** Supplies credentials; called for every signature. */
export interface CredentialProvider {
  (): Credentials | Promise<Credentials>;
  /** The place they come from, on providers of this SDK; these keep what they have until it is due. */
  readonly method?: string;
  /** Ids of the features that led to them, for the `User-Agent`. */
  readonly features?: readonly string[] | undefined;
  /** Tells that a service refused these as expired, so that the next call gives others. */
  readonly expire?: (used: Credentials) => void;
}

/** The `s3` section of boto3's Config. */
export interface S3Config {
  readonly addressingStyle?: "auto" | "virtual" | "path";
  readonly useAccelerateEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
  readonly useArnRegion?: boolean;
  readonly payloadSigningEnabled?: boolean;
  readonly usEast1RegionalEndpoint?: "legacy" | "regional";
  readonly disableS3ExpressSessionAuth?: boolean;
  readonly disableMultiregionAccessPoints?: boolean;
}

/** What supplies the bearer token, and whether its being there chooses bearer authentication. */
export type BearerSettings = Pick<ResolvedConfig, "bearerToken" | "prefersBearerToken">;

/** Settings in effect. Names are those of boto3's Config in camelCase. */
export interface ResolvedConfig extends ConnectionSettings {
  /** What the caller, environment or profile asked for; undefined when nobody did. */
  readonly regionName: string | undefined;
  readonly endpointUrl: string | undefined;
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly useSsl: boolean;
  /** Undefined: the service's own. `UNSIGNED` is the symbol below. */
  readonly signatureVersion: string | typeof UNSIGNED | undefined;
  readonly authSchemePreference: readonly string[] | undefined;
  readonly accountIdEndpointMode: "preferred" | "disabled" | "required";
  readonly requestChecksumCalculation: "when_supported" | "when_required";
  readonly responseChecksumValidation: "when_supported" | "when_required";
  readonly disableRequestCompression: boolean;
  readonly requestMinCompressionSizeBytes: number;
  readonly injectHostPrefix: boolean;
  /** `auto` discovers where an operation requires it. */
  readonly endpointDiscoveryEnabled: "auto" | "true" | "false";
  readonly parameterValidation: boolean;
  readonly stsRegionalEndpoints: "legacy" | "regional";
  readonly sigv4aSigningRegionSet: string | undefined;
  readonly clientContextParams: Readonly<Record<string, unknown>>;
  readonly s3: S3Config;
  readonly connectTimeoutMs: number;
  readonly readTimeoutMs: number;
  /** Limit of a whole call with all its attempts and waits; by default what its attempts may take. */
  readonly deadlineMs: number | undefined;
  readonly retryMode: "legacy" | "standard" | "adaptive";
  /** All attempts of a call, the first included. */
  readonly maxAttempts: number;
  /** The behaviour behind `AWS_NEW_RETRIES_2026`. */
  readonly newRetries2026: boolean;
  readonly userAgent: string | undefined;
  readonly userAgentExtra: string | undefined;
  /** Name of the application, in the `User-Agent` as `app/<name>`. */
  readonly userAgentAppid: string | undefined;
  readonly credentials: CredentialProvider;
  /** Whether a token that is there chooses bearer authentication where a service offers it. */
  readonly prefersBearerToken: boolean;
  /** The set of defaults that was asked for: `legacy`, `standard`, `auto`, ... */
  readonly defaultsMode: string;
  readonly bearerToken: (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Tells an agent of this machine of each call, where client-side monitoring is on. */
  readonly monitor?: CallWrapper | undefined;
  /** The instant of a signature; tests pass a fixed one. */
  readonly clock: () => Date;
  /** Idempotency tokens and invocation ids; tests pass a fixed one. */
  readonly uuid: () => string;
}

/** Signature version of an anonymous client, like botocore's `UNSIGNED`. */
export const UNSIGNED: unique symbol = Symbol.for("@boto3/core UNSIGNED");
