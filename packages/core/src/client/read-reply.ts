/** From an HTTP reply to output members or a parsed error (botocore `endpoint.py` `convert_to_response_dict` and after). */
import { ResponseParserError } from "../errors/parser.ts";
import type { BufferedResponse, HttpResponse } from "../http/response.ts";
import { parseErrorReply } from "../protocols/parse-error-reply.ts";
import { responseMetadata } from "../protocols/response-metadata.ts";
import type { CallState } from "./call-state.ts";
import { isLater, type MaybeLater } from "./maybe-later.ts";
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
export function readReply(call: CallState, received: HttpResponse): MaybeLater<Reply> {
  const { operation: model, prepared } = call;
  const streams = prepared.streams && received.status < 300;
  let bodied = received;
  let algorithm: string | undefined;
  const { responseChecksum } = model.extras;
  if (responseChecksum && received.status < 300) {
    ({ response: bodied, algorithm } = responseChecksum.verify(received, model, call.input, call.config));
  }
  const { status, headers } = received;
  const parse = (body: Uint8Array): MaybeLater<Reply> => {
    const response = call.replace("before-parse", { status, headers, body });
    return isLater(response)
      ? response.then((changed) => parseReply(call, bodied, changed, streams, algorithm))
      : parseReply(call, bodied, response, streams, algorithm);
  };
  const body = streams ? NO_BODY : bodied.body.whole;
  return body ? parse(body) : bodied.body.bytes().then(parse);
}

/** @returns a promise only for streams of events whose first one belongs to the output */
function parseReply(
  { operation: model }: CallState,
  bodied: HttpResponse,
  response: BufferedResponse,
  streams: boolean,
  algorithm: string | undefined,
): MaybeLater<Reply> {
  const { protocol, customization } = model.service;
  const metadata = responseMetadata(response);
  if (response.status >= 300) return { response, output: undefined, error: parseErrorReply(model, response, metadata), metadata };
  /** An unreadable reply that counts as a server error, or the error itself. */
  const unreadable = (error: unknown): Reply => {
    if (streams) bodied.body.cancel();
    if (!customization?.unreadableReplyIsServerError || !(error instanceof ResponseParserError)) throw error;
    const failed = { ...response, status: 500 };
    const facts = responseMetadata(failed);
    return { response: failed, output: undefined, error: parseErrorReply(model, failed, facts), metadata: facts };
  };
  try {
    const output = protocol.parse(model, response, metadata);
    if (algorithm !== undefined) metadata.ChecksumAlgorithm = algorithm;
    output["ResponseMetadata"] = metadata;
    const reply: Reply = { response, output, error: undefined, metadata };
    const attaching = streams ? attachStream(model, bodied, output) : undefined;
    return attaching ? attaching.then(() => reply, unreadable) : reply;
  } catch (error) {
    return unreadable(error);
  }
}

function attachStream(model: OperationModel, response: HttpResponse, output: Record<string, unknown>): void | Promise<void> {
  const { streamingOutput, eventStreamOutput, extras, name } = model;
  if (streamingOutput !== undefined) {
    if (!extras.streamOutput) throw missingPart(`The output of ${name}`, "stream-output", "streamOutput");
    output[streamingOutput] = extras.streamOutput(response);
  } else if (eventStreamOutput !== undefined) {
    if (!extras.eventStream) throw missingPart(`The output of ${name}`, "event-stream", "eventStream");
    return extras.eventStream.open(response, model, output).then((events) => void (output[eventStreamOutput] = events));
  }
}
