/**
 * Which signer the auth trait of a model or the auth schemes of an endpoint mean (botocore `auth.py` `resolve_auth_type`,
 * `resolve_auth_scheme_preference`; `regions.py` `auth_schemes_to_signing_ctx`).
 *
 * Where a list offers sigv4a beside another scheme and nobody asked for sigv4a, the other is taken, as boto3 does without its
 * optional native part; a list of sigv4a alone (multi-region access points) is signed with it, where boto3 gives up.
 */
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { SignerName, SigningPlan } from "../auth/signing-plan.ts";
import { UnknownSignatureVersionError, UnsupportedSignatureVersionError } from "../errors/endpoint.ts";
import type { EndpointAuthScheme } from "./endpoint.ts";

type PlainSigner = "v4" | "v4a" | "v4-s3express" | "bearer" | "none";

/** The signer of a scheme, with or without the namespace that models put before a `#`. */
function signerOf(scheme: string): PlainSigner | undefined {
  const [, name] = /^(?:.*#)?(?:sig)?(v4|v4a|v4-s3express|bearer|none|noAuth|httpBearerAuth)$/.exec(scheme) ?? [];
  return name === "noAuth" ? "none" : name === "httpBearerAuth" ? "bearer" : (name as PlainSigner | undefined);
}

/** The first preferred signer among those offered, else the first; sigv4a only where nothing else is offered. */
function choose(schemes: readonly string[], preference: readonly string[] = []): PlainSigner | undefined {
  const offered = schemes.map(signerOf).filter((signer) => signer !== undefined);
  return (
    preference.map(signerOf).find((signer) => signer && offered.includes(signer)) ??
    offered.find((signer) => signer !== "v4a") ??
    offered[0]
  );
}

/**
 * The signer a model's auth trait asks for.
 *
 * @param preference - schemes the user prefers, by name without namespace (`sigv4a`, `httpBearerAuth`)
 * @throws UnknownSignatureVersionError when the trait begins with an unknown scheme
 * @throws UnsupportedSignatureVersionError when the trait offers nothing
 */
export function resolveAuthType(trait: readonly string[], preference?: readonly string[]): PlainSigner {
  const first = trait.find((scheme) => signerOf(scheme) !== "v4a");
  if (!preference && first !== undefined && !signerOf(first)) throw new UnknownSignatureVersionError(first);
  const signer = choose(trait, preference);
  if (!signer)
    throw new UnsupportedSignatureVersionError(
      trait
        .map((scheme) => scheme.replace(/.*#/, ""))
        .sort()
        .join(", "),
    );
  return signer;
}

/** The settings that decide between auth schemes. */
export type AuthSettings = Pick<ResolvedConfig, "signatureVersion" | "authSchemePreference" | "sigv4aSigningRegionSet">;

/**
 * Changes a signing plan to what an endpoint's auth schemes say. Plans without a signature stay as they are, and so does the
 * signer when the client was set to one the rules do not know (`v2`, `s3`).
 *
 * @throws UnknownSignatureVersionError when none of the schemes is known
 */
export function signingFromEndpoint(
  plan: SigningPlan,
  schemes: readonly EndpointAuthScheme[] | undefined,
  settings: AuthSettings,
): void {
  if (!schemes?.length || plan.signer === "none") return;
  const { signatureVersion, authSchemePreference, sigv4aSigningRegionSet } = settings;
  const names = schemes.map(({ name }) => name);
  const configured = typeof signatureVersion === "string" ? signatureVersion : undefined;
  const signer = configured === undefined ? choose(names, authSchemePreference) : configured.replace(/^s3(?=.)|-.*/g, "");
  if (!signer) throw new UnknownSignatureVersionError(names.map((name) => name.replace(/^sig/, "")).join(", "));
  const scheme = schemes.find(({ name }) => signerOf(name) === signer);
  if (!scheme) return;
  const { signingName, signingRegion, signingRegionSet, disableDoubleEncoding } = scheme;
  plan.signingName = signingName ?? plan.signingName;
  plan.region = signingRegion ?? plan.region;
  if (disableDoubleEncoding !== undefined) plan.doubleEncodePath = !disableDoubleEncoding;
  plan.signer = signerFor(signer as PlainSigner, configured?.startsWith("s3v") ? "s3" : plan.signingName);
  if (signer === "v4a")
    plan.regionSet = sigv4aSigningRegionSet?.split(",") ?? (signingRegionSet?.length ? signingRegionSet : [signingRegion ?? "*"]);
}

/**
 * The name of a signer for a service. S3 and its relatives have their own form of sigv4 and sigv4a: the path is signed as it is, and
 * the body's hash is a header.
 */
export function signerFor(signer: PlainSigner, signingName: string): SignerName {
  return (signer === "v4" || signer === "v4a") && /^s3($|-outposts$|-object-lambda$|express$)/.test(signingName)
    ? `s3${signer}`
    : signer;
}
