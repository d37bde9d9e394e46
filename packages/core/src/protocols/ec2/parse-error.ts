/** Errors of ec2 (botocore `EC2QueryParser`): `Response/Errors/Error`, with the request id spelt `RequestID`. */
import type { OperationModel } from "../../client/operation.ts";
import type { ParsedError, ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseErrorReply, type ErrorReader } from "../parse-error-reply.ts";
import { readError } from "../query/parse-error.ts";
import { readXmlStructure } from "../xml/read-shape.ts";
import { XmlReader } from "../xml/reader.ts";
import { parse } from "./parse.ts";

const READER: ErrorReader = {
  parse,
  readError: (response, metadata) => readError(response, metadata, "RequestId", "RequestID"),
  readMembers,
};

/** Parses an error reply. */
export function parseError(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): ParsedError {
  return parseErrorReply(READER, operation, response, metadata);
}

/** Members of a modelled error stand in `Errors/Error`, or in the root. */
function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  const reader = new XmlReader(response.body);
  while (reader.nextNamed("Errors")) if (reader.nextNamed("Error")) return readXmlStructure(reader, shape);
  return readXmlStructure(new XmlReader(response.body), shape);
}
