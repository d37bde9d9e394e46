/** What the `User-Agent` tells of a client and its calls (botocore `useragent.py`, spec UTL-16 to UTL-22); built by the platform. */
import type { CredentialProvider, ResolvedConfig } from "./resolved-config.ts";

/** The settings that are told. */
export type UserAgentConfig = Pick<
  ResolvedConfig,
  "signatureVersion" | "userAgentExtra" | "endpointUrl" | "requestChecksumCalculation" | "responseChecksumValidation"
> & {
  readonly userAgent?: string | undefined;
  readonly userAgentAppid?: string | undefined;
  readonly retryMode?: string;
  readonly credentials: CredentialProvider;
};

/** Facts of a client beside its settings. */
export interface UserAgentFacts {
  /** Name of the protocol in effect. */
  readonly protocol: string;
  /** How accounts go into addresses, for services whose rules ask. */
  readonly accountIdMode: unknown;
}

/** The header of one client; all that stays the same between calls is built once. */
export interface UserAgent {
  /**
   * @param features - ids of what a call uses beside the client's own
   * @param more - of the same; absent ones are skipped
   */
  header(features: readonly string[], more?: ReadonlyArray<string | undefined>): string;
}

// Ids of features, as all AWS SDKs have them.
export const WAITER_FEATURE = "B";
export const PAGINATOR_FEATURE = "C";
export const GZIP_FEATURE = "L";
export const ACCOUNT_ID_FEATURE = "T";
export const REGION_REDIRECT_FEATURE = "Ah";
