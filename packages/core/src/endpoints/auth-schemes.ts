/**
 * Which signer the auth trait of a model or the auth schemes of an endpoint mean (botocore `auth.py` `resolve_auth_type`,
 * `resolve_auth_scheme_preference`; `regions.py` `auth_schemes_to_signing_ctx`).
 *
 * Where a list offers sigv4a beside another scheme and nobody asked for sigv4a, the other is taken, as boto3 does without its
 * optional native part; a list of sigv4a alone (multi-region access points) is signed with it, where boto3 gives up.
 */
import { UNSIGNED } from "../client/resolved-config.ts";
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { SignerName, SigningPlan } from "../auth/signing-plan.ts";
import { UnknownSignatureVersionError, UnsupportedSignatureVersionError } from "../errors/endpoint.ts";
import type { EndpointAuthScheme } from "./endpoint.ts";

type PlainSigner = "v4" | "v4a" | "v4-s3express" | "bearer" | "none";

/** Signers by scheme, without the namespace that models put before a `#`. */
const SIGNERS: Readonly<Record<string, PlainSigner>> = {
  sigv4: "v4",
  sigv4a: "v4a",
  httpBearerAuth: "bearer",
  noAuth: "none",
  bearer: "bearer",
  none: "none",
  v4: "v4",
  v4a: "v4a",
};

/** Services whose sigv4 requests have their own form: the path is signed as it is, and the body's hash is a header. */
const S3_SIGNING_NAMES: readonly string[] = ["s3", "s3-outposts", "s3-object-lambda", "s3express"];

/**
 * The signer a model's auth trait asks for.
 *
 * @param preference - schemes the user prefers, by name without namespace (`sigv4a`, `httpBearerAuth`)
 * @throws UnknownSignatureVersionError when the trait begins with an unknown scheme
 * @throws UnsupportedSignatureVersionError when the trait is empty
 */
export function resolveAuthType(trait: readonly string[], preference?: readonly string[]): PlainSigner {
  const names = trait.map(bareName);
  if (preference) return preferredSigner(names, preference);
  for (const [index, name] of names.entries()) {
    const signer = SIGNERS[name];
    if (!signer) throw new UnknownSignatureVersionError(trait[index]!);
    if (signer !== "v4a") return signer;
  }
  if (names.length === 0) throw new UnsupportedSignatureVersionError("");
  return "v4a";
}

/** The first preferred scheme that is offered, else the first offered. */
function preferredSigner(offered: readonly string[], preference: readonly string[]): PlainSigner {
  const preferred = preference.find((name) => offered.includes(name) && SIGNERS[name]);
  const known = offered.filter((name) => SIGNERS[name]);
  const name = preferred ?? known.find((candidate) => SIGNERS[candidate] !== "v4a") ?? known[0];
  if (name === undefined) throw new UnsupportedSignatureVersionError(offered.toSorted().join(", "));
  return SIGNERS[name]!;
}

/** The settings that decide between auth schemes. */
export type AuthSettings = Pick<ResolvedConfig, "signatureVersion" | "authSchemePreference" | "sigv4aSigningRegionSet">;

/**
 * Changes a signing plan to what an endpoint's auth schemes say. Plans without a signature stay as they are, and so does the
 * signer when the client was set to one the rules do not know (`v2`, `s3`).
 *
 * @throws UnknownSignatureVersionError when none of the schemes is known
 */
export function signingFromEndpoint(plan: SigningPlan, schemes: readonly EndpointAuthScheme[] | undefined, settings: AuthSettings): void {
  if (!schemes || schemes.length === 0 || plan.signer === "none") return;
  const scheme = chooseScheme(schemes, settings);
  if (!scheme) return;
  const signer = ruleSigner(scheme)!;
  const { signingName, signingRegion, signingRegionSet, disableDoubleEncoding } = scheme;
  if (signingName !== undefined) plan.signingName = signingName;
  if (signingRegion !== undefined) plan.region = signingRegion;
  if (disableDoubleEncoding !== undefined) plan.doubleEncodePath = !disableDoubleEncoding;
  plan.signer = signerFor(signer, typeof settings.signatureVersion === "string" && settings.signatureVersion.startsWith("s3v") ? "s3" : plan.signingName);
  if (signer !== "v4a") return;
  const fromRules = signingRegionSet?.length ? signingRegionSet : signingRegion === undefined ? undefined : [signingRegion];
  plan.regionSet = settings.sigv4aSigningRegionSet ? settings.sigv4aSigningRegionSet.split(",") : (fromRules ?? ["*"]);
}

/** The name of a signer for a service: S3's own form of sigv4 and sigv4a where the signing name asks for it. */
export function signerFor(signer: PlainSigner, signingName: string): SignerName {
  if ((signer === "v4" || signer === "v4a") && S3_SIGNING_NAMES.includes(signingName)) return `s3${signer}`;
  return signer;
}

function chooseScheme(schemes: readonly EndpointAuthScheme[], settings: AuthSettings): EndpointAuthScheme | undefined {
  const { signatureVersion, authSchemePreference } = settings;
  if (signatureVersion === UNSIGNED) return { name: "noAuth" };
  if (typeof signatureVersion === "string") {
    const wanted = signatureVersion.split("-")[0]!.replace(/^s3(?=.)/, "");
    return schemes.find((scheme) => ruleSigner(scheme) === wanted);
  }
  if (authSchemePreference) {
    const names = schemes.map(({ name }) => bareName(name));
    const known = names.map((name) => (name in SIGNERS ? name : "")).filter((name) => name !== "");
    if (known.length > 0) {
      const signer = preferredSigner(known, authSchemePreference);
      return schemes.find((scheme) => ruleSigner(scheme) === signer);
    }
  }
  const known = schemes.filter((scheme) => ruleSigner(scheme) !== undefined);
  const scheme = known.find((candidate) => ruleSigner(candidate) !== "v4a") ?? known[0];
  if (!scheme) throw new UnknownSignatureVersionError(schemes.map(({ name }) => name.replace(/^sig/, "")).join(", "));
  return scheme;
}

function ruleSigner({ name }: EndpointAuthScheme): PlainSigner | undefined {
  return name === "sigv4-s3express" ? "v4-s3express" : SIGNERS[bareName(name)];
}

function bareName(name: string): string {
  return name.slice(name.indexOf("#") + 1);
}
