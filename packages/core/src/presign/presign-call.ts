/**
 * An address that makes one call for whoever has it (botocore `signers.py` `generate_presigned_url`, spec PRE-01 to PRE-16). The call is
 * prepared as it would be for sending, up to its signature: hooks of the input, of the endpoint, of signer and signature run; those of
 * `before-call`, compression and checksums do not, so the address asks its user for no header that the caller did not give.
 */
import { UNSIGNED } from "../client/resolved-config.ts";
import { buildInput } from "../client/build-input.ts";
import { resolveCallEndpoint } from "../client/build-request.ts";
import type { CallState } from "../client/call-state.ts";
import { joinAddress } from "../client/join-address.ts";
import { planSigning } from "../client/plan-signing.ts";
import { isArn } from "../endpoints/arn.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { UnsupportedSignatureVersionError } from "../errors/endpoint.ts";
import type { SigningPlan } from "../auth/signing-plan.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";
import { requestUrl } from "../http/request.ts";
import type { Credentials } from "../client/resolved-config.ts";

/** What an address is signed with; `none` gives it without a signature. */
export interface PresignPlan {
  readonly request: HttpRequest;
  readonly plan: SigningPlan;
}

const EXPIRES_SECONDS = 3600;
const EXPRESS_EXPIRES_SECONDS = 300;

let signing: typeof import("../auth/sigv4-query.ts") | undefined;

/** The call as it would be sent, without its signature, and how it is to be signed. */
export async function prepareAddress(call: CallState, signerOperation: CallState = call): Promise<PresignPlan> {
  await buildInput(call);
  const { operation, input, config, client } = call;
  const endpoint = await resolveCallEndpoint(call);
  const serialized = operation.service.protocol.serialize(operation, input, call.prepared.serializeOptions);
  for (const given of [endpoint.headers, call.options.headers])
    for (const name in given) serialized.headers[name.toLowerCase()] = given[name]!;
  const request = joinAddress(serialized, endpoint.url, serialized.body as RequestBody);
  const plan = planSigning(call, endpoint, request);
  // The rules say where the host is; whoever uses the address reaches the client's region, unless an ARN or a redirect names another.
  const { Bucket: bucket } = input;
  if (config.signatureVersion !== UNSIGNED && !isArn(bucket) && call.note("known-region") === undefined)
    plan.region = client.endpoint.signingRegion;
  await signerOperation.run("choose-signer", plan, input);
  await signerOperation.run("before-sign", request, plan);
  return { request, plan };
}

/**
 * The signed address of a call.
 *
 * @param expiresIn - in seconds; by default an hour, for directory buckets five minutes
 * @param method - in place of the operation's own HTTP method
 * @throws UnsupportedSignatureVersionError for signers that have no form for addresses (`bearer`, `v2`)
 */
export async function presignCall(call: CallState, expiresIn?: number, method?: string): Promise<string> {
  const { request, plan } = await prepareAddress(call);
  if (method !== undefined) request.method = method;
  if (plan.signer === "none") return requestUrl(request);
  const { signer } = plan;
  const date = call.client.clock.now();
  const seconds = expiresIn ?? (signer === "v4-s3express" ? EXPRESS_EXPIRES_SECONDS : EXPIRES_SECONDS);
  if (signer === "s3") {
    const { presignHmacV1 } = await import("../auth/hmac-v1-query.ts");
    return presignHmacV1(request, await signingCredentials(call, plan), seconds, date, plan.authPath);
  }
  if (!/^(s3)?v4a?$|^v4-s3express$/.test(signer)) throw new UnsupportedSignatureVersionError(`${signer}-query`);
  // A second `import()` of a module costs as much as the signature.
  signing ??= await import("../auth/sigv4-query.ts");
  return signing.presignRequest(request, plan, await signingCredentials(call, plan), seconds, date);
}

/** @throws NoCredentialsError when there are none */
export async function signingCredentials(call: CallState, plan: SigningPlan): Promise<Credentials> {
  const credentials = plan.credentials ?? (await call.config.credentials());
  if (!credentials) throw new NoCredentialsError();
  return credentials;
}
