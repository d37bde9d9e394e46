/**
 * From input to a request that only lacks its signature: endpoint, serialization, hooks, compression and checksum, in botocore's
 * order (`client.py` `_make_api_call`, spec CLI-04).
 */
import { environment } from "#platform";
import type { ResolvedEndpoint } from "../endpoints/endpoint.ts";
import { isStream } from "../http/request-body.ts";
import type { HttpRequest, RequestBody } from "../http/request.ts";
import type { CallState } from "./call-state.ts";
import type { ReadyClient } from "./client-core.ts";
import { joinAddress } from "./join-address.ts";
import { missingPart } from "./missing-part.ts";
import type { CallOptions } from "./options.ts";
import type { PreparedOperation } from "./prepare-operation.ts";
import { runHooks } from "./run-hooks.ts";

/** Where a call goes, after hooks had their say. */
export async function resolveCallEndpoint(
  client: ReadyClient,
  operation: PreparedOperation,
  input: Record<string, unknown>,
  state: CallState,
): Promise<ResolvedEndpoint> {
  const { model, hooks } = operation;
  const { endpoints, config } = client;
  const parameters = endpoints.parameters(model, input);
  const before = hooks["before-endpoint-resolution"];
  if (before) await runHooks(before, parameters, state);
  if (endpoints.needsAccountId(parameters)) await endpoints.addAccountId(parameters, config.credentials);
  const endpoint = endpoints.resolve(parameters);
  const resolved = hooks["endpoint-resolved"];
  if (resolved) await runHooks(resolved, endpoint, input, state);
  return endpoint;
}

/** Serializes a call and gives it its address. */
export async function buildRequest(
  client: ReadyClient,
  operation: PreparedOperation,
  input: Record<string, unknown>,
  endpoint: ResolvedEndpoint,
  state: CallState,
  options: CallOptions | undefined,
): Promise<HttpRequest> {
  const { model, hooks, serializeOptions } = operation;
  const { config, service } = client;
  const serialized = service.protocol.serialize(model, input, serializeOptions);
  const { headers } = serialized;
  for (const name in endpoint.headers) headers[name.toLowerCase()] = endpoint.headers[name]!;
  if (options?.headers) for (const name of Object.keys(options.headers)) headers[name.toLowerCase()] = options.headers[name]!;
  addTraceId(headers);
  const beforeCall = hooks["before-call"];
  if (beforeCall) await runHooks(beforeCall, serialized, input, state);
  if (model.traits.discoveryOperation) headers["x-amz-api-version"] = service.apiVersion;

  const { streamInput, compression, requestChecksum, responseChecksum } = model.extras;
  let body = serialized.body as RequestBody | Promise<RequestBody>;
  if (isStream(serialized.body)) {
    if (!streamInput) throw missingPart(`The body of ${model.name} is a stream, which`, "stream-input", "streamInput");
    body = streamInput(serialized.body);
  }
  const request = joinAddress(serialized, endpoint.url, body instanceof Promise ? await body : body);
  if (client.userAgent !== undefined) headers["user-agent"] ??= client.userAgent;
  if (compression) await compression.apply(request, model, config);
  if (requestChecksum) await requestChecksum.apply(request, model, input, config);
  responseChecksum?.ask(request, model, input, config);
  return request;
}

/** Lambda finds loops of functions by this header (spec CLI-30). */
function addTraceId(headers: Record<string, string>): void {
  if (environment("AWS_LAMBDA_FUNCTION_NAME") === undefined) return;
  const trace = environment("_X_AMZN_TRACE_ID");
  if (trace) headers["x-amzn-trace-id"] ??= encodeTraceId(trace);
}

/** Percent-encodes as Python's `quote` with the characters botocore calls safe. */
function encodeTraceId(trace: string): string {
  return encodeURIComponent(trace)
    .replace(/%(?:3D|3B|3A|2B|26|5B|5D|7B|7D|22|2C)/g, decodeURIComponent)
    .replace(/[!()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
