/** From an HTTP reply to output members or a parsed error (botocore `endpoint.py` `convert_to_response_dict` and after). */
import { ResponseParserError } from "../errors/parser.ts";
import type { BufferedResponse, HttpResponse } from "../http/response.ts";
import { parseErrorReply } from "../protocols/parse-error-reply.ts";
import { responseMetadata } from "../protocols/response-metadata.ts";
import type { CallState } from "./call-state.ts";
import { missingPart } from "./missing-part.ts";
import type { OperationModel } from "./operation.ts";
import type { ParsedError, ResponseMetadata } from "./output.ts";

/** What a reply says: members and metadata, or an error. */
export interface Reply {
  readonly response: BufferedResponse;
  readonly output: Record<string, unknown> | undefined;
  readonly error: ParsedError | undefined;
  readonly metadata: ResponseMetadata;
  /** Why the call was not tried again though the error may pass. */
  readonly notAgain?: string;
}

const NO_BODY = new Uint8Array(0);

/**
 * Reads and parses a reply. Streaming bodies below 300 are handed on unread.
 *
 * @throws ResponseParserError when the reply is not what the protocol says
 */
export async function readReply(call: CallState, received: HttpResponse): Promise<Reply> {
  const { operation: model, prepared } = call;
  const { protocol, customization } = model.service;
  const streams = prepared.streams && received.status < 300;
  let bodied = received;
  let algorithm: string | undefined;
  const { responseChecksum } = model.extras;
  if (responseChecksum && received.status < 300) {
    ({ response: bodied, algorithm } = responseChecksum.verify(received, model, call.input, call.config));
  }
  const body = streams ? NO_BODY : await bodied.body.bytes();
  let response: BufferedResponse = { status: received.status, headers: received.headers, body };
  if (prepared.hooks["before-parse"]) response = await call.replace("before-parse", response);

  let metadata = responseMetadata(response);
  if (response.status < 300) {
    try {
      const output = protocol.parse(model, response, metadata);
      if (algorithm !== undefined) metadata.ChecksumAlgorithm = algorithm;
      output["ResponseMetadata"] = metadata;
      if (streams) await attachStream(model, bodied, output);
      return { response, output, error: undefined, metadata };
    } catch (error) {
      if (streams) bodied.body.cancel();
      if (!customization?.unreadableReplyIsServerError || !(error instanceof ResponseParserError)) throw error;
      response = { ...response, status: 500 };
      metadata = responseMetadata(response);
    }
  }
  return { response, output: undefined, error: parseErrorReply(model, response, metadata), metadata };
}

async function attachStream(model: OperationModel, response: HttpResponse, output: Record<string, unknown>): Promise<void> {
  const { streamingOutput, eventStreamOutput, extras, name } = model;
  if (streamingOutput !== undefined) {
    if (!extras.streamOutput) throw missingPart(`The output of ${name}`, "stream-output", "streamOutput");
    output[streamingOutput] = extras.streamOutput(response);
  } else if (eventStreamOutput !== undefined) {
    if (!extras.eventStream) throw missingPart(`The output of ${name}`, "event-stream", "eventStream");
    output[eventStreamOutput] = await extras.eventStream.open(response, model, output);
  }
}
