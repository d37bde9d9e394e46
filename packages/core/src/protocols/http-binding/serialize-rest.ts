/**
 * What rest-json and rest-xml share: members bound to label, query string and header, the payload, and the rules for a body that
 * would be empty (SER-08 to SER-13, botocore `BaseRestSerializer`). Members go out in the caller's order.
 */
import { blobOf, isAbsent, memberToWrite } from "../input-values.ts";
import { hostPrefix } from "../host-prefix.ts";
import { explainUnwritable } from "../unwritable-value.ts";
import { addHeader, addPrefixHeaders } from "./headers.ts";
import { queryParameters } from "./query-string.ts";
import { fillTemplate, readUriTemplate, type UriTemplate } from "./uri-template.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { Shape } from "../../schema/shape.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

/** The body of a rest protocol. */
export interface RestBody {
  /**
   * Writes a structured body.
   *
   * @param name - wire name of the payload member, when one member is the body
   * @param bodyOnly - the shape is the whole input: leave out members bound elsewhere
   */
  write(shape: Shape, value: unknown, name: string | undefined, options: SerializeOptions, bodyOnly: boolean): string;
  /** The body of an operation that could have one but got no members; undefined for none. */
  readonly empty: string | undefined;
  readonly contentType: string | undefined;
}

interface RestPlan {
  readonly template: UriTemplate;
  readonly hasBodyMembers: boolean;
}

const plans: WeakMap<OperationModel, RestPlan> = /*#__PURE__*/ new WeakMap();

/** Serializes a call of a rest protocol. */
export function serializeRest(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
  body: RestBody,
): SerializedRequest {
  try {
    return bind(operation, input, options, body);
  } catch (error) {
    throw explainUnwritable(error, operation, input);
  }
}

function bind(
  operation: OperationModel,
  input: Record<string, unknown>,
  options: SerializeOptions,
  body: RestBody,
): SerializedRequest {
  const { template, hasBodyMembers } = planOf(operation);
  const prefix = hostPrefix(operation, input, options);
  const headers: Record<string, string> = {};
  const request: SerializedRequest = {
    method: operation.method,
    path: fillTemplate(template.path, operation, input, options),
    query: fillTemplate(template.query, operation, input, options),
    headers,
    body: undefined,
  };
  if (prefix !== undefined) request.hostPrefix = prefix;
  const shape = operation.input;
  if (!shape) return request;

  let query = "";
  let inBody = false;
  for (const name in input) {
    const value = input[name];
    const member = memberToWrite(shape, name, value);
    switch (member?.location) {
      case "query":
        query += queryParameters(member, value, input, shape.members, options);
        break;
      case "header":
        addHeader(headers, member, value);
        break;
      case "headers":
        addPrefixHeaders(headers, member, value);
        break;
      case undefined:
        if (member) inBody = true;
    }
  }
  if (query !== "") request.query = request.query === "" ? query.slice(1) : request.query + query;

  if (shape.payload !== undefined) bindPayload(request, shape, shape.payload, input, options, body);
  else if (inBody) request.body = body.write(shape, input, undefined, options, true);
  else if (hasBodyMembers) request.body = body.empty;
  if (request.body !== undefined && body.contentType !== undefined && !isRawPayload(shape))
    headers["content-type"] ??= body.contentType;
  return request;
}

function bindPayload(
  request: SerializedRequest,
  shape: Shape,
  payload: string,
  input: Record<string, unknown>,
  options: SerializeOptions,
  body: RestBody,
): void {
  const member = shape.memberByName.get(payload)!;
  const value = input[payload];
  const { kind, streaming, length, eventstream } = member.shape;
  if (isAbsent(value)) request.body = kind === "blob" || kind === "string" ? undefined : body.empty;
  else if (streaming || length || eventstream) request.body = value as NonNullable<SerializedRequest["body"]>;
  else if (kind === "blob") request.body = isStreamLike(value) ? value : blobOf(member.shape, value);
  else if (kind === "string") request.body = String(value);
  else request.body = body.write(member.shape, value, member.wireName, options, false);
}

/** Blobs and texts are the body as they are, and bring no content type. */
function isRawPayload(shape: Shape): boolean {
  const kind = shape.payload === undefined ? undefined : shape.memberByName.get(shape.payload)?.shape.kind;
  return kind === "blob" || kind === "string";
}

/** A payload that the model does not call streaming may be a stream too, as in boto3. */
function isStreamLike(value: unknown): value is Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> {
  return (
    typeof value === "object" && value !== null && (Symbol.asyncIterator in value || "stream" in value || "getReader" in value)
  );
}

function planOf(operation: OperationModel): RestPlan {
  let plan = plans.get(operation);
  if (!plan) {
    const hasBodyMembers = operation.input?.members.some((member) => member.location === undefined) ?? false;
    plan = { template: readUriTemplate(operation), hasBodyMembers };
    plans.set(operation, plan);
  }
  return plan;
}
