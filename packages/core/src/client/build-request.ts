/**
 * From input to a request that only lacks its signature: endpoint, serialization, hooks, compression and checksum, in botocore's
 * order (`client.py` `_make_api_call`, spec CLI-04).
 */
import { addAmbientHeaders } from "#platform";
import type { ResolvedEndpoint } from "../endpoints/endpoint.ts";
import { isStream } from "../http/request-body.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";
import type { CallState } from "./call-state.ts";
import { joinAddress } from "./join-address.ts";
import { missingPart } from "./missing-part.ts";
import { ACCOUNT_ID_FEATURE } from "./user-agent.ts";

/** Where a call goes, after hooks had their say. */
export async function resolveCallEndpoint(call: CallState): Promise<ResolvedEndpoint> {
  const { client, input } = call;
  const { endpoints } = client;
  const parameters = endpoints.parameters(call.operation, input);
  await call.run("before-endpoint-resolution", parameters);
  if (endpoints.needsAccountId(parameters)) {
    if (await endpoints.addAccountId(parameters, call.config.credentials)) call.features.push(ACCOUNT_ID_FEATURE);
  }
  const endpoint = endpoints.resolve(parameters);
  await call.run("endpoint-resolved", endpoint, input);
  return endpoint;
}

/** Serializes a call and gives it its address. */
export async function buildRequest(call: CallState, endpoint: ResolvedEndpoint): Promise<HttpRequest> {
  const { operation, input, config } = call;
  const { service, traits, extras } = operation;
  const serialized = service.protocol.serialize(operation, input, call.prepared.serializeOptions);
  const { headers } = serialized;
  for (const given of [endpoint.headers, call.options.headers])
    for (const name in given) headers[name.toLowerCase()] = given[name]!;
  addAmbientHeaders(headers);
  await call.run("before-call", serialized, input);
  if (traits.discoveryOperation) headers["x-amz-api-version"] = service.apiVersion;

  let body = serialized.body as RequestBody;
  if (isStream(serialized.body)) {
    if (extras.eventInput) body = extras.eventInput(serialized.body, call, headers);
    else if (!extras.streamInput)
      throw missingPart(`The body of ${operation.name} is a stream, which`, "stream-input", "streamInput");
    else body = await extras.streamInput(serialized.body);
  }
  const request = joinAddress(serialized, endpoint.url, body);
  const compression = await extras.compression?.apply(request, operation, config);
  const checksum = await extras.requestChecksum?.apply(request, operation, input, config);
  extras.responseChecksum?.ask(request, operation, input, config);
  const { userAgent } = call.client;
  if (userAgent) request.headers["user-agent"] ??= userAgent.header([...call.features, compression, checksum]);
  return request;
}
