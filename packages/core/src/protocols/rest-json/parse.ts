/** Replies of rest-json (botocore `RestJSONParser`): booleans and numbers may come as text. */
import type { OperationModel } from "../../client/operation.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseReply } from "../http-binding/parse-reply.ts";
import { readJsonShape } from "../json/read-shape.ts";
import { parseJsonBody } from "../json/parse-text.ts";
import { parseScalar } from "../parse-scalar.ts";

export { readBody } from "../json/parse.ts";

/** Parses a reply into the operation's output members, without those the client streams. */
export function parse(operation: OperationModel, response: BufferedResponse): Record<string, unknown> {
  const { output } = operation;
  if (output === undefined) return {};
  return parseReply(output, response, readReply, (operation.streamingOutput ?? operation.eventStreamOutput) !== undefined);
}

/** Reads a reply as the members of a modelled error. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  return parseReply(shape, response, readReply, false);
}

function readReply(body: Uint8Array, shape: Shape): unknown {
  return readJsonShape(parseJsonBody(body), shape, readScalar);
}

/** Reads a boolean or number, which may be written as text. */
export function readScalar(shape: Shape, value: unknown): unknown {
  if (typeof value === "string") return parseScalar(shape, value);
  const isWhole = shape.kind === "integer" || shape.kind === "long";
  if (typeof value === "number") return isWhole ? Math.trunc(value) : value;
  return typeof value === "bigint" && !isWhole ? Number(value) : value;
}
