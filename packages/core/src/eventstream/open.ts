/** Opens the event stream of an output; json and cbor services answer with an `initial-response` first (EVS-05). */
import type { EventStreamSupport } from "../client/operation-support.ts";
import type { OperationModel } from "../client/operation.ts";
import { ResponseParserError } from "../errors/parser.ts";
import type { HttpResponse } from "../http/response.ts";
import { responseMetadata } from "../protocols/response-metadata.ts";
import { EventStream } from "./event-stream.ts";

/** What an operation with an event-stream output brings along. */
export const eventStream: EventStreamSupport = { open };

async function open(response: HttpResponse, operation: OperationModel, output: Record<string, unknown>): Promise<EventStream> {
  const shape = operation.output!.memberByName.get(operation.eventStreamOutput!)!.shape;
  const stream = new EventStream(response.body, operation, shape);
  const { protocol } = operation.service;
  if (protocol.name === "json" || protocol.name === "smithy-rpc-v2-cbor") {
    try {
      const first = await stream.nextMessage();
      if (first?.headers[":event-type"] !== "initial-response")
        throw new ResponseParserError("First event was not of type initial-response");
      Object.assign(output, protocol.parse(operation, { ...response, body: first.payload }, responseMetadata(response)));
    } catch (error) {
      stream.close();
      throw error;
    }
  }
  return stream;
}
