/** Replies of query (botocore `QueryParser`): the output in a wrapper, the request id beside it. */
import type { OperationModel } from "../../client/operation.ts";
import type { ResponseMetadata } from "../../client/output.ts";
import type { BufferedResponse } from "../../http/response.ts";
import { forgetRequestId } from "../response-metadata.ts";
import { unreadable } from "../unreadable-reply.ts";
import { readXmlStructure } from "../xml/read-shape.ts";
import { XmlReader } from "../xml/reader.ts";

/** Parses a reply into the operation's output members; the request id goes into `metadata`. */
export function parse(
  operation: OperationModel,
  response: BufferedResponse,
  metadata: ResponseMetadata,
): Record<string, unknown> {
  forgetRequestId(metadata);
  const { output } = operation;
  if (response.body.length === 0 && !output?.members.length) return {};
  const reader = new XmlReader(response.body);
  const { wrapper } = operation.traits;
  const onUnknown = (): void => {
    if (reader.name === "ResponseMetadata") readMetadata(reader, metadata);
    else reader.skip();
  };
  if (output && wrapper === undefined) return readXmlStructure(reader, output, onUnknown);
  let members: Record<string, unknown> | undefined = output === undefined ? {} : undefined;
  while (reader.next()) {
    if (members || reader.name !== wrapper) onUnknown();
    else members = readXmlStructure(reader, output!);
  }
  if (!members) throw unreadable(`there is no <${wrapper}> element, which holds the result of ${operation.name}`);
  return members;
}

function readMetadata(reader: XmlReader, metadata: ResponseMetadata): void {
  while (reader.next()) {
    const { name } = reader;
    Object.assign(metadata, { [name]: reader.readText() });
  }
}
