/** Replies of json 1.0 and 1.1 (botocore `JSONParser`). */
import type { OperationModel } from "../../client/operation.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseJsonBody } from "./parse-text.ts";
import { readJsonShape, readJsonStructure } from "./read-shape.ts";

/** Parses a reply into the operation's output members. */
export function parse({ output }: OperationModel, response: BufferedResponse): Record<string, unknown> {
  return output ? readMembers(output, response) : {};
}

/** Reads the body as the members of a structure. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  return readJsonStructure(parseJsonBody(response.body), shape);
}

/** Reads a body as a value of the shape; rest-json reads the events of a stream so, too. */
export function readBody(body: Uint8Array, shape: Shape): unknown {
  return readJsonShape(parseJsonBody(body), shape);
}
