/** Replies of json 1.0 and 1.1 (botocore `JSONParser`). */
import type { OperationModel } from "../../client/operation.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseEventWith } from "../parse-event.ts";
import { readJsonShape, readJsonStructure } from "./read-shape.ts";
import { parseJsonBody } from "./parse-text.ts";

/** Parses a reply into the operation's output members. */
export function parse(operation: OperationModel, response: BufferedResponse): Record<string, unknown> {
  return operation.output === undefined ? {} : readMembers(operation.output, response);
}

/** Reads the body as the members of a structure. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  return readJsonStructure(parseJsonBody(response.body, shape), shape, false);
}

/** Parses one event of a stream; rest-json writes its events the same way. */
export function parseEvent(shape: Shape, headers: Record<string, unknown>, payload: Uint8Array): Record<string, unknown> {
  return parseEventWith(readBody, shape, headers, payload);
}

function readBody(body: Uint8Array, shape: Shape): unknown {
  return readJsonShape(parseJsonBody(body, shape), shape, false);
}
