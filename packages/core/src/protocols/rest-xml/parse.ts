/** Replies of rest-xml (botocore `RestXMLParser`). */
import type { OperationModel } from "../../client/operation.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseReply } from "../http-binding/parse-reply.ts";
import { readXmlBody, readXmlShape } from "../xml/read-shape.ts";
import { XmlReader } from "../xml/reader.ts";

/** Parses a reply into the operation's output members, without those the client streams. */
export function parse(operation: OperationModel, response: BufferedResponse): Record<string, unknown> {
  const { output } = operation;
  if (output === undefined) return {};
  return parseReply(output, response, readXmlBody, (operation.streamingOutput ?? operation.eventStreamOutput) !== undefined);
}

/** Reads a reply as the members of a modelled error, which stand in `ErrorResponse/Error` or in the root. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  return parseReply(shape, response, readErrorBody, false);
}

function readErrorBody(body: Uint8Array, shape: Shape): unknown {
  if (body.length === 0) return {};
  const reader = new XmlReader(body);
  if (reader.name === "ErrorResponse" && !reader.nextNamed("Error")) return {};
  return readXmlShape(reader, shape);
}
