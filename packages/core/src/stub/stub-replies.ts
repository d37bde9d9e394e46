/** The replies that stubs give: an output as it is, or an error as the parser would have made it. */
import type { ParsedError, ResponseMetadata } from "../client/output.ts";
import type { Reply } from "../client/read-reply.ts";

const NO_BODY = new Uint8Array(0);

/** A reply whose output is the very object given, without metadata added (spec STB-04). */
export function outputReply(output: Record<string, unknown>): Reply {
  const response = { status: 200, headers: {}, body: NO_BODY };
  return { response, output, error: undefined, metadata: { HTTPStatusCode: 200, HTTPHeaders: {}, RetryAttempts: 0 } };
}

/** What an error stub may say beside its operation; absent parts are botocore's defaults. */
export interface StubbedError {
  /** `NoSuchKey`; empty by default. */
  readonly serviceErrorCode?: string;
  readonly serviceMessage?: string;
  /** 400 by default. */
  readonly httpStatusCode?: number;
  /** More members of `Error`. */
  readonly serviceErrorMeta?: Readonly<Record<string, unknown>>;
  /** More members of `ResponseMetadata`. */
  readonly responseMeta?: Readonly<Partial<ResponseMetadata>>;
  /** Members that the model gives this error; checked against it. */
  readonly modeledFields?: Readonly<Record<string, unknown>>;
}

/** A reply with an error; below status 300 it is an output, as for botocore. */
export function errorReply(stub: StubbedError): Reply {
  const status = stub.httpStatusCode ?? 400;
  const error = {
    ResponseMetadata: { HTTPStatusCode: status, ...stub.responseMeta },
    Error: { Message: stub.serviceMessage ?? "", Code: stub.serviceErrorCode ?? "", ...stub.serviceErrorMeta },
    ...stub.modeledFields,
  } as ParsedError;
  const response = { status, headers: {}, body: NO_BODY };
  const reply = { response, metadata: error.ResponseMetadata };
  return status < 300 ? { ...reply, output: { ...error }, error: undefined } : { ...reply, output: undefined, error };
}
