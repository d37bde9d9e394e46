/** Errors of query and ec2 (botocore `QueryParser._do_error_parse`, PAR-03): `Error`, or `Errors/Error`, and the request id beside it. */
import type { ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import { forgetRequestId } from "../response-metadata.ts";
import { readXmlStructure } from "../xml/read-shape.ts";
import { readXmlChildren } from "../xml/read-tree.ts";
import { XmlReader } from "../xml/reader.ts";

/** Reads code and message, and all else that stands beside them. */
export function readError(response: BufferedResponse, metadata: ResponseMetadata): Record<string, unknown> {
  forgetRequestId(metadata);
  const { Errors, RequestId, ...parsed } = readXmlChildren(new XmlReader(response.body));
  if (typeof Errors === "object") Object.assign(parsed, Errors);
  if (RequestId !== undefined) metadata.RequestId = RequestId as string;
  return parsed;
}

/** Members of a modelled error stand in `ErrorResponse/Error`, or in the root. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  const reader = new XmlReader(response.body);
  return reader.name !== "ErrorResponse" || reader.nextNamed("Error") ? readXmlStructure(reader, shape) : {};
}
