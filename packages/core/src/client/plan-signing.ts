/**
 * How a call will be signed: the operation's auth trait, else what the endpoint's rules say, else the client's signer (botocore
 * `client.py`, `signers.py` and the `choose-signer` handlers, spec SIG-11 to SIG-17). Worked out per call, before its attempts.
 */
import { isS3PayloadUnsigned } from "../auth/payload.ts";
import type { SignerName, SigningPlan } from "../auth/signing-plan.ts";
import { resolveAuthType, signerFor, signingFromEndpoint } from "../endpoints/auth-schemes.ts";
import type { ResolvedEndpoint } from "../endpoints/endpoint.ts";
import { UnknownSignatureVersionError } from "../errors/endpoint.ts";
import type { HttpRequest } from "../http/request.ts";
import type { ReadyClient } from "./client-core.ts";
import type { OperationModel } from "./operation.ts";
import { UNSIGNED } from "./resolved-config.ts";

const SIGNERS: readonly string[] = ["v4", "s3v4", "v4a", "s3v4a", "v4-s3express", "v2", "v3", "s3", "bearer", "none"];
const BEARER = "smithy.api#httpBearerAuth";

/** @throws UnknownSignatureVersionError when the client was set to a signer there is none of */
export function planSigning(
  client: ReadyClient,
  operation: OperationModel,
  endpoint: ResolvedEndpoint,
  request: HttpRequest,
): SigningPlan {
  const { config, service } = client;
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
  const own = ownAuthType(operation, config.authSchemePreference);
  if (own === "none" || own === "bearer") {
    plan.signer = own;
    return plan;
  }
  const preferred = own ?? preferredForService(client);
  if (preferred === "bearer" || preferred === "none") {
    plan.signer = preferred;
    return plan;
  }
  plan.signer = preferred === undefined ? knownSigner(signatureVersion) : signerFor(preferred, signingName);
  signingFromEndpoint(plan, endpoint.authSchemes, config);
  if (plan.signer.startsWith("s3v4") || plan.signer === "v4-s3express") {
    const { unsignedPayload } = plan;
    const rules = {
      payloadSigningEnabled: config.s3.payloadSigningEnabled,
      streamingInput: operation.streamingInput !== undefined,
      unsignedPayload,
    };
    plan.unsignedPayload = isS3PayloadUnsigned(request, rules);
  }
  return plan;

  function knownSigner(name: string): SignerName {
    if (!SIGNERS.includes(name)) throw new UnknownSignatureVersionError(name);
    return name as SignerName;
  }
  function preferredForService(ready: ReadyClient): ReturnType<typeof resolveAuthType> | undefined {
    if (!service.auth || ready.config.signatureVersion !== undefined) return undefined;
    if (ready.config.authSchemePreference) return resolveAuthType(service.auth, ready.config.authSchemePreference);
    return ready.config.bearerToken && service.auth.includes(BEARER) ? "bearer" : undefined;
  }
}

function ownAuthType(
  { traits }: OperationModel,
  preference: readonly string[] | undefined,
): ReturnType<typeof resolveAuthType> | undefined {
  if (traits.auth) return resolveAuthType(traits.auth, preference);
  return traits.authtype === "none" ? "none" : undefined;
}
