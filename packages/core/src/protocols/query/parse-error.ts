/** Errors of query and ec2 (botocore `QueryParser._do_error_parse`, PAR-03): `Error`, or `Errors/Error`, and the request id beside it. */
import type { OperationModel } from "../../client/operation.ts";
import type { ParsedError, ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { parseErrorReply, type ErrorReader } from "../parse-error-reply.ts";
import { readXmlStructure } from "../xml/read-shape.ts";
import { readXmlTree, type XmlValue } from "../xml/read-tree.ts";
import { XmlReader } from "../xml/reader.ts";
import { parse } from "./parse.ts";

const READER: ErrorReader = { parse, readError: (response, metadata) => readError(response, metadata, "RequestId"), readMembers };

/** Parses an error reply. */
export function parseError(operation: OperationModel, response: BufferedResponse, metadata: ResponseMetadata): ParsedError {
  return parseErrorReply(READER, operation, response, metadata);
}

/** @param requestIdName - element with the request id; ec2 spells it `RequestID` */
export function readError(
  response: BufferedResponse,
  metadata: ResponseMetadata,
  ...requestIdNames: string[]
): Record<string, unknown> {
  delete metadata.RequestId;
  delete metadata.HostId;
  const tree = readXmlTree(new XmlReader(response.body));
  const { Errors, ...parsed }: Record<string, XmlValue> = typeof tree === "object" && tree !== null ? tree : {};
  if (typeof Errors === "object") Object.assign(parsed, Errors);
  for (const name of requestIdNames) {
    if (parsed[name] === undefined) continue;
    metadata.RequestId = parsed[name] as string;
    delete parsed[name];
  }
  return parsed;
}

/** Members of a modelled error stand in `ErrorResponse/Error`, or in the root. */
function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  const reader = new XmlReader(response.body);
  if (reader.name !== "ErrorResponse") return readXmlStructure(reader, shape);
  return reader.nextNamed("Error") ? readXmlStructure(reader, shape) : {};
}
