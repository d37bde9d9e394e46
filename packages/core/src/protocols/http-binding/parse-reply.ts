/** Replies of rest-json and rest-xml: headers, status, and either a payload member or the body's members (botocore `BaseRestParser`). */
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { decodeUtf8 } from "../decode-utf8.ts";
import { unreadable } from "../unreadable-reply.ts";
import { parseHeaders } from "./parse-header.ts";

/** Reads a whole body as a value of the shape; an empty body as an empty structure. */
export type BodyReader = (body: Uint8Array, shape: Shape) => unknown;

/**
 * Reads a reply as the members of a structure.
 *
 * @param isStreamed - the payload is read by the client, not here
 */
export function parseReply(
  shape: Shape,
  response: BufferedResponse,
  readBody: BodyReader,
  isStreamed: boolean,
): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  parseHeaders(shape, response.status, response.headers, output);
  if (isStreamed) return output;
  if (shape.payload === undefined) {
    const members = readBody(response.body, shape);
    if (members === null) throw unreadable("expected an object, got null");
    return Object.assign(output, members);
  }
  const payload = shape.memberByName.get(shape.payload)!.shape;
  const isText = payload.kind === "string" || payload.kind === "blob";
  output[shape.payload] = isText ? decodeUtf8(response.body) : readBody(response.body, payload);
  return output;
}
