/** Replies of rest-xml (botocore `RestXMLParser`). */
import type { OperationModel } from "../../client/operation.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseReply } from "../http-binding/parse-reply.ts";
import { parseEventWith } from "../parse-event.ts";
import { unionError } from "../tagged-union.ts";
import { readXmlShape } from "../xml/read-shape.ts";
import { XmlReader } from "../xml/reader.ts";

/** Parses a reply into the operation's output members, without those the client streams. */
export function parse(operation: OperationModel, response: BufferedResponse): Record<string, unknown> {
  const { output } = operation;
  if (output === undefined) return {};
  return parseReply(output, response, readBody, (operation.streamingOutput ?? operation.eventStreamOutput) !== undefined);
}

/** Reads a reply as the members of a modelled error, which stand in `ErrorResponse/Error` or in the root. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  return parseReply(shape, response, readErrorBody, false);
}

/** Parses one event of a stream. */
export function parseEvent(shape: Shape, headers: Record<string, unknown>, payload: Uint8Array): Record<string, unknown> {
  return parseEventWith(readBody, shape, headers, payload);
}

function readBody(body: Uint8Array, shape: Shape): unknown {
  if (body.length > 0) return readXmlShape(new XmlReader(body), shape);
  if (shape.union) throw unionError(shape);
  return shape.kind === "list" ? [] : {};
}

function readErrorBody(body: Uint8Array, shape: Shape): unknown {
  if (body.length === 0) return {};
  const reader = new XmlReader(body);
  if (reader.name === "ErrorResponse" && !reader.nextNamed("Error")) return {};
  return readXmlShape(reader, shape);
}
