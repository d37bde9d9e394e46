/**
 * Signs a request as its plan says (botocore `signers.py`, `RequestSigner.sign`). Signers that few services use come with the
 * service or from the client's options.
 */
import { missingPart } from "../client/missing-part.ts";
import type { Credentials } from "../client/resolved-config.ts";
import { NoAuthTokenError, NoCredentialsError } from "../errors/credentials.ts";
import { NoRegionError } from "../errors/endpoint.ts";
import type { HttpRequest } from "../http/request.ts";
import { signV4 } from "./sigv4.ts";
import type { Signers, SigningPlan } from "./signing-plan.ts";

/** Who signs: what the client's providers gave. `plan.credentials` go first. */
export interface Identity {
  credentials?: Credentials | undefined;
  token?: string | undefined;
}

/**
 * Signs in place; call it for every attempt with the headers from before the previous one.
 *
 * @param others - signers beside those of Signature Version 4
 * @returns a promise only where something has to be read or loaded first
 * @throws NoCredentialsError when there are none; NoAuthTokenError for bearer without a token; NoRegionError without a region
 */
export function signRequest(
  request: HttpRequest,
  plan: SigningPlan,
  identity: Identity,
  date: Date,
  others: Signers = {},
): void | Promise<void> {
  const { signer } = plan;
  if (signer === "none") return;
  if (signer === "bearer") {
    // RFC 6750, section 2.1.
    if (!identity.token) throw new NoAuthTokenError();
    request.headers["authorization"] = `Bearer ${identity.token}`;
    return;
  }
  const credentials = plan.credentials ?? identity.credentials;
  if (!credentials) throw new NoCredentialsError();
  const sign = others[signer] ?? (signer === "v4" || signer === "s3v4" || signer === "v4-s3express" ? signV4 : undefined);
  if (!sign)
    throw missingPart(`Signing with "${signer}": the service or the client's option signers`, `signers/${signer}`, signer);
  if (sign === signV4 && !plan.region) throw new NoRegionError();
  return sign(request, plan, credentials, date);
}
