/**
 * What rest-json and rest-xml share: members bound to label, query string and header, the payload, and the rules for a body that
 * would be empty (SER-08 to SER-13, botocore `BaseRestSerializer`). Members go out in the caller's order.
 */
import { isAbsent, memberToWrite } from "../input-values.ts";
import { explainUnwritable } from "../unwritable-value.ts";
import { addHeader } from "./headers.ts";
import { queryParameters } from "./query-string.ts";
import { fillTemplate, readUriTemplate, type UriTemplate } from "./uri-template.ts";
import type { OperationModel } from "../../client/operation.ts";
import type { Member, Shape } from "../../schema/shape.ts";
import type { SerializedRequest, SerializeOptions } from "../protocol.ts";

/** The body of a rest protocol. */
export interface RestBody {
  /**
   * Writes a structured body.
   *
   * @param name - wire name of the payload member, when one member is the body
   * @param bodyOnly - the shape is the whole input: leave out members bound elsewhere
   */
  write(
    operation: OperationModel,
    shape: Shape,
    value: unknown,
    name: string | undefined,
    options: SerializeOptions,
    bodyOnly: boolean,
  ): string;
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
  const prefix = operation.extras.hostPrefix?.(operation, input, options);
  const [path = "", query = ""] = fillTemplate(template, input, options).split("?");
  const headers: Record<string, string> = {};
  const request: SerializedRequest = { method: operation.method, path, query, headers, body: undefined };
  if (prefix !== undefined) request.hostPrefix = prefix;
  const shape = operation.input;
  if (!shape) return request;

  let parameters = "";
  let inBody = false;
  for (const name in input) {
    const value = input[name];
    const member = memberToWrite(shape, name, value);
    if (!member) continue;
    const { location, wireName } = member;
    if (location === "query") {
      const isTaken = (key: string): boolean =>
        shape.members.some(
          (other) => other.location === "query" && other.wireName === key && other !== member && !isAbsent(input[other.name]),
        );
      parameters += queryParameters(wireName, member.shape, value, options, isTaken);
    } else if (location === undefined) inBody = true;
    else if (location !== "uri") addHeader(headers, wireName, member.shape, value);
  }
  if (parameters !== "") request.query = query === "" ? parameters.slice(1) : query + parameters;

  const payload = shape.payload === undefined ? undefined : shape.memberByName.get(shape.payload)!;
  if (payload) request.body = payloadBody(operation, payload, input[payload.name], options, body);
  else if (inBody) request.body = body.write(operation, shape, input, undefined, options, true);
  else if (hasBodyMembers) request.body = body.empty;
  if (request.body !== undefined && body.contentType && !(payload && isRaw(payload.shape)))
    headers["content-type"] ??= body.contentType;
  return request;
}

function payloadBody(
  operation: OperationModel,
  { shape, wireName }: Member,
  value: unknown,
  options: SerializeOptions,
  body: RestBody,
): SerializedRequest["body"] {
  if (isAbsent(value)) return isRaw(shape) ? undefined : body.empty;
  // A payload that the model does not call streaming may be a stream too, as in boto3.
  if (shape.kind === "blob" || shape.eventstream) return value as NonNullable<SerializedRequest["body"]>;
  return shape.kind === "string" ? String(value) : body.write(operation, shape, value, wireName, options, false);
}

/** Blobs and texts are the body as they are, and bring no content type. */
function isRaw({ kind }: Shape): boolean {
  return kind === "blob" || kind === "string";
}

function planOf(operation: OperationModel): RestPlan {
  let plan = plans.get(operation);
  if (!plan) {
    const hasBodyMembers = operation.input?.members.some((member) => member.location === undefined) ?? false;
    plans.set(operation, (plan = { template: readUriTemplate(operation), hasBodyMembers }));
  }
  return plan;
}
