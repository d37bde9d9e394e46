/** How one request will be signed: decided per call from service, operation, endpoint rules and configuration. */
import type { Credentials } from "../client/resolved-config.ts";
import type { HttpRequest } from "../http/request.ts";

/** botocore's signer keys, as far as headers are signed. */
export type SignerName = "v4" | "s3v4" | "v4a" | "s3v4a" | "v4-s3express" | "v2" | "v3" | "s3" | "bearer" | "none";

/** Signs a request in place. */
export type Signer = (request: HttpRequest, plan: SigningPlan, credentials: Credentials, date: Date) => void | Promise<void>;

/** Signers that not every client has, by their name in a plan. */
export type Signers = { readonly [Name in SignerName]?: Signer };

/** The choice, open for `choose-signer` hooks. */
export interface SigningPlan {
  signer: SignerName;
  signingName: string;
  region: string;
  /** sigv4a. */
  regionSet: readonly string[] | undefined;
  /** `UNSIGNED-PAYLOAD` in place of the body's hash (`v4-unsigned-body`, `unsignedPayload`). */
  unsignedPayload: boolean;
  /** False for S3: the path is signed as it is sent. */
  doubleEncodePath: boolean;
  /** s3 (HMAC v1): path with the bucket in it, where the address has the bucket in its host. */
  authPath?: string | undefined;
  /** Credentials in place of the client's (S3 Express sessions). */
  credentials: Credentials | undefined;
}
