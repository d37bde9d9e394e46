/** What a service answered when it refused a call (botocore `exceptions.ClientError`); modelled errors are subclasses. */
import type { ParsedError, ResponseMetadata } from "../client/output.ts";
import { isInstanceOf, setErrorName } from "./botocore-error.ts";

/** The error reply of a service. It is no `BotoCoreError`: those are failures before or beside the service. */
export class ClientError extends Error {
  static readonly errorName: string = "ClientError";

  /** The parsed reply: `Error`, `ResponseMetadata` and the members the model gives this error. */
  readonly response: ParsedError;
  /** API name of the operation that was called. */
  readonly operationName: string;

  /**
   * @param response - the parsed reply; missing parts read as `Unknown`
   * @param operationName - API name: `GetObject`
   */
  constructor(
    response: { Error?: Partial<ParsedError["Error"]>; ResponseMetadata?: Partial<ResponseMetadata> },
    operationName: string,
    options?: ErrorOptions,
  ) {
    const { Code = "Unknown", Message = "Unknown" } = response.Error ?? {};
    const { MaxAttemptsReached, RetryAttempts } = response.ResponseMetadata ?? {};
    const retries = MaxAttemptsReached && RetryAttempts !== undefined ? ` (reached max retries: ${RetryAttempts})` : "";
    super(
      `An error occurred (${Code}) when calling the ${operationName} operation${retries}: ${typeof Message === "string" ? Message : JSON.stringify(Message)}`,
      options,
    );
    setErrorName(this, new.target.errorName);
    this.response = response as ParsedError;
    this.operationName = operationName;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isInstanceOf(this, value);
  }

  /** The service's error code: `NoSuchKey`, or a status number such as `404` where the reply had no body. */
  get code(): string {
    return this.response.Error?.Code ?? "Unknown";
  }

  /** HTTP status of the reply. */
  get statusCode(): number | undefined {
    return this.response.ResponseMetadata?.HTTPStatusCode;
  }

  /** What AWS support asks for. */
  get requestId(): string | undefined {
    return this.response.ResponseMetadata?.RequestId;
  }

  /** Plain data for loggers and worker messages. */
  toJSON(): { name: string; message: string; operationName: string; response: ParsedError } {
    return { name: this.name, message: this.message, operationName: this.operationName, response: this.response };
  }
}
