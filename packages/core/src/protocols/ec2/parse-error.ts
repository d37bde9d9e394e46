/** Errors of ec2 (botocore `EC2QueryParser`): `Response/Errors/Error`, with the request id spelt `RequestID`. */
import type { ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import type { Shape } from "../../schema/shape.ts";
import * as query from "../query/parse-error.ts";
import { readXmlStructure } from "../xml/read-shape.ts";
import { XmlReader } from "../xml/reader.ts";

/** Reads code and message, and all else that stands beside them. */
export function readError(response: BufferedResponse, metadata: ResponseMetadata): Record<string, unknown> {
  const { RequestID, ...parsed } = query.readError(response, metadata);
  if (RequestID !== undefined) metadata.RequestId = RequestID as string;
  return parsed;
}

/** Members of a modelled error stand in `Errors/Error`, or in the root. */
export function readMembers(shape: Shape, response: BufferedResponse): Record<string, unknown> {
  const reader = new XmlReader(response.body);
  while (reader.nextNamed("Errors")) if (reader.nextNamed("Error")) return readXmlStructure(reader, shape);
  return readXmlStructure(new XmlReader(response.body), shape);
}
