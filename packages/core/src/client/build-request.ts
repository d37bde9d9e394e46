/**
 * From input to a request that only lacks its signature: endpoint, serialization, hooks, compression and checksum, in botocore's
 * order (`client.py` `_make_api_call`, spec CLI-04).
 */
import type { EndpointParameters, ResolvedEndpoint } from "../endpoints/endpoint.ts";
import { isStream } from "../http/request-body.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";
import type { SerializedRequest } from "../protocols/protocol.ts";
import type { CallState } from "./call-state.ts";
import { joinAddress } from "./join-address.ts";
import { isLater, type MaybeLater } from "./maybe-later.ts";
import { missingPart } from "./missing-part.ts";
import { ACCOUNT_ID_FEATURE } from "./user-agent.ts";

/** Where a call goes, after hooks had their say. */
export function resolveCallEndpoint(call: CallState): MaybeLater<ResolvedEndpoint> {
  const { endpoints } = call.client;
  const { hooks } = call.prepared;
  const parameters = endpoints.parameters(call.operation, call.input);
  const resolving = call.run("before-endpoint-resolution", parameters);
  if (resolving || hooks["endpoint-resolved"]) return resolveWithHooks(call, parameters, resolving);
  const account = addAccount(call, parameters);
  return account ? account.then(() => endpoints.resolve(parameters)) : endpoints.resolve(parameters);
}

async function resolveWithHooks(
  call: CallState,
  parameters: EndpointParameters,
  resolving: Promise<void> | undefined,
): Promise<ResolvedEndpoint> {
  await resolving;
  await addAccount(call, parameters);
  const shared = call.client.endpoints.resolve(parameters);
  const endpoint = { ...shared, headers: { ...shared.headers } };
  await call.run("endpoint-resolved", endpoint, call.input);
  return endpoint;
}

/** Adds the account of the credentials where the rules want it. */
function addAccount(call: CallState, parameters: EndpointParameters): void | Promise<void> {
  const { endpoints } = call.client;
  if (!endpoints.needsAccountId(parameters)) return;
  const note = (isThere: boolean): void => {
    if (isThere) call.features.push(ACCOUNT_ID_FEATURE);
  };
  const added = endpoints.addAccountId(parameters, call.config.credentials);
  return isLater(added) ? added.then(note) : note(added);
}

/** Serializes a call and gives it its address. */
export function buildRequest(call: CallState, endpoint: ResolvedEndpoint): MaybeLater<HttpRequest> {
  const { operation, input, client, prepared } = call;
  const serialized = operation.service.protocol.serialize(operation, input, prepared.serializeOptions);
  const { headers } = serialized;
  for (const given of [endpoint.headers, call.options.headers])
    for (const name in given) headers[name.toLowerCase()] = given[name]!;
  client.addAmbientHeaders?.(headers);
  const hooks = call.run("before-call", serialized, input);
  const { compression, requestChecksum } = operation.extras;
  if (hooks || compression || isStream(serialized.body)) return buildWithBody(call, endpoint, serialized, hooks);
  const request = joinAddress(serialized, endpoint.url, serialized.body as RequestBody);
  const checksum = requestChecksum?.apply(request, operation, input, call.config);
  return isLater(checksum) ? checksum.then((feature) => identify(call, request, feature)) : identify(call, request, checksum);
}

/** Where hooks wait, or streams and compression have work to do. */
async function buildWithBody(
  call: CallState,
  endpoint: ResolvedEndpoint,
  serialized: SerializedRequest,
  hooks: Promise<void> | undefined,
): Promise<HttpRequest> {
  const { operation, input, config } = call;
  const { extras, name } = operation;
  await hooks;
  let body = serialized.body as RequestBody;
  if (isStream(serialized.body)) {
    if (extras.eventInput) body = extras.eventInput(serialized.body, call, serialized.headers);
    else if (!extras.streamInput) throw missingPart(`The body of ${name} is a stream, which`, "stream-input", "streamInput");
    else body = await extras.streamInput(serialized.body);
  }
  const request = joinAddress(serialized, endpoint.url, body);
  const compression = extras.compression?.apply(request, operation, config);
  const compressed = isLater(compression) ? await compression : compression;
  const checksum = extras.requestChecksum?.apply(request, operation, input, config);
  return identify(call, request, compressed, isLater(checksum) ? await checksum : checksum);
}

/** Says what is asked for beside the operation's own input, and who asks. */
function identify(call: CallState, request: HttpRequest, ...more: Array<string | undefined>): HttpRequest {
  const { operation, input, config, client, features } = call;
  const { service, traits, extras } = operation;
  if (traits.discoveryOperation) request.headers["x-amz-api-version"] = service.apiVersion;
  extras.responseChecksum?.ask(request, operation, input, config);
  if (client.userAgent) request.headers["user-agent"] ??= client.userAgent.header(features, more);
  return request;
}
