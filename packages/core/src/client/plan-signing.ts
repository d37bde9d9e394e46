/**
 * How a call will be signed: the operation's auth trait, else what the endpoint's rules say, else the client's signer (botocore
 * `client.py`, `signers.py` and the `choose-signer` handlers, spec SIG-11 to SIG-17). Worked out before the attempts of a call, and kept
 * for calls of the operation to the same endpoint.
 */
import { isS3PayloadUnsigned } from "../auth/payload.ts";
import type { SignerName, SigningPlan } from "../auth/signing-plan.ts";
import { resolveAuthType, signerFor, signingFromEndpoint } from "../endpoints/auth-schemes.ts";
import type { ResolvedEndpoint } from "../endpoints/endpoint.ts";
import { UnknownSignatureVersionError } from "../errors/endpoint.ts";
import type { HttpRequest } from "../http/request.ts";
import type { CallState } from "./call-state.ts";
import { copyOf } from "./copy.ts";
import type { OperationModel } from "./operation.ts";
import { UNSIGNED, type ResolvedConfig } from "./resolved-config.ts";

const SIGNERS: readonly string[] = ["v4", "s3v4", "v4a", "s3v4a", "v4-s3express", "v2", "v3", "s3", "bearer", "none"];
const BEARER = "smithy.api#httpBearerAuth";

/** @throws UnknownSignatureVersionError when the client was set to a signer there is none of */
export function planSigning(call: CallState, endpoint: ResolvedEndpoint, request: HttpRequest): SigningPlan {
  const { config, operation, prepared, presigning } = call;
  const known = prepared.lastPlan;
  const usual = known?.endpoint === endpoint && !presigning ? known.plan : usualPlan(call, endpoint);
  if (!presigning) prepared.lastPlan = { endpoint, plan: usual };
  const plan = copyOf(usual);
  if (plan.signer.startsWith("s3v4") || plan.signer === "v4-s3express") {
    plan.unsignedPayload = isS3PayloadUnsigned(request, {
      payloadSigningEnabled: config.s3.payloadSigningEnabled,
      streamingInput: operation.streamingInput !== undefined,
      unsignedPayload: plan.unsignedPayload,
    });
  }
  return plan;
}

/** What is the same for all calls of an operation that go to one endpoint. */
function usualPlan(call: CallState, endpoint: ResolvedEndpoint): SigningPlan {
  const { config, operation, client } = call;
  const { signingName, signingRegion, signatureVersion } = client.endpoint;
  const { traits } = operation;
  const plan: SigningPlan = {
    signer: "none",
    signingName,
    region: signingRegion,
    regionSet: undefined,
    unsignedPayload: traits.unsignedPayload === true || traits.authtype === "v4-unsigned-body",
    doubleEncodePath: !signatureVersion.startsWith("s3"),
    credentials: undefined,
  };
  if (config.signatureVersion === UNSIGNED) return plan;
  const chosen = authType(operation, config, call.presigning);
  if (chosen === undefined && !SIGNERS.includes(signatureVersion)) throw new UnknownSignatureVersionError(signatureVersion);
  plan.signer = chosen === undefined ? (signatureVersion as SignerName) : signerFor(chosen, signingName);
  if (chosen === "none" || chosen === "bearer") return plan;
  signingFromEndpoint(plan, endpoint.authSchemes, config);
  return plan;
}

/**
 * What the operation's auth trait, the preference or a bearer token choose; undefined where the client's signer stays. Addresses are
 * signed by the client's signer whatever the operation's trait says, as in boto3.
 */
function authType(
  { traits, service }: OperationModel,
  config: ResolvedConfig,
  presigning: boolean,
): ReturnType<typeof resolveAuthType> | undefined {
  const { authSchemePreference: preference, prefersBearerToken, signatureVersion } = config;
  if (!presigning && traits.auth) return resolveAuthType(traits.auth, preference);
  if (!presigning && traits.authtype === "none") return "none";
  if (!service.auth || signatureVersion !== undefined) return undefined;
  if (prefersBearerToken && service.auth.includes(BEARER)) return "bearer";
  return preference ? resolveAuthType(service.auth, preference) : undefined;
}
