/** Replies of ec2 (botocore `EC2QueryParser`): members in the root, beside `requestId`. */
import type { OperationModel } from "../../client/operation.ts";
import type { ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { Shape } from "../../schema/shape.ts";
import { forgetRequestId } from "../response-metadata.ts";
import { readXmlStructure } from "../xml/read-shape.ts";
import { XmlReader } from "../xml/reader.ts";

/** Parses a reply into the operation's output members; the request id goes into `metadata`. */
export function parse(
  operation: OperationModel,
  response: BufferedResponse,
  metadata: ResponseMetadata,
): Record<string, unknown> {
  forgetRequestId(metadata);
  const output = operation.output ?? new Shape();
  if (response.body.length === 0 && output.members.length === 0) return {};
  const reader = new XmlReader(response.body);
  return readXmlStructure(reader, output, () => {
    if (reader.name === "requestId") metadata.RequestId = reader.readText();
    else reader.skip();
  });
}
