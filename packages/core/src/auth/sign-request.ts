/**
 * Signs a request as its plan says (botocore `signers.py`, `RequestSigner.sign`). The signers that few services use are loaded when
 * first needed.
 */
import type { Credentials } from "../client/resolved-config.ts";
import { NoAuthTokenError, NoCredentialsError } from "../errors/credentials.ts";
import { NoRegionError } from "../errors/endpoint.ts";
import type { HttpRequest } from "../http/request.ts";
import { announceTrailer, hashStream, needsStreamHash } from "./payload.ts";
import { signV4 } from "./sigv4.ts";
import type { SigningPlan } from "./signing-plan.ts";

/** Who signs: what the client's providers gave. `plan.credentials` go first. */
export interface Identity {
  readonly credentials?: Credentials | undefined;
  readonly token?: string | undefined;
}

/**
 * Signs in place; call it for every attempt with the headers from before the previous one.
 *
 * @returns a promise only where something has to be read or loaded first
 * @throws NoCredentialsError when there are none; NoAuthTokenError for bearer without a token; NoRegionError without a region
 */
export function signRequest(request: HttpRequest, plan: SigningPlan, identity: Identity, date: Date): void | Promise<void> {
  const { signer } = plan;
  if (signer === "none") return announceTrailer(request);
  if (signer === "bearer") return signBearer(request, identity.token);
  const credentials = plan.credentials ?? identity.credentials;
  if (!credentials) throw new NoCredentialsError();
  if (signer === "v2") return import("./sigv2.ts").then(({ signV2 }) => signV2(request, credentials, date));
  if (signer === "s3")
    return import("./hmac-v1.ts").then(({ signHmacV1 }) => signHmacV1(request, credentials, date, plan.authPath));
  if (signer === "v4a" || signer === "s3v4a") {
    return import("./sigv4a.ts").then(({ signV4a }) => signV4a(request, plan, credentials, date));
  }
  if (!plan.region) throw new NoRegionError();
  if (!needsStreamHash(request, signer, plan.unsignedPayload)) return signV4(request, plan, credentials, date);
  return hashStream(request.body).then((hash) => signV4(request, plan, credentials, date, hash));
}

/** Bearer token authorization, RFC 6750 section 2.1. */
function signBearer(request: HttpRequest, token: string | undefined): void {
  if (!token) throw new NoAuthTokenError();
  request.headers["authorization"] = `Bearer ${token}`;
}
