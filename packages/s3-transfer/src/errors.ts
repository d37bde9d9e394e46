/** Errors of transfers, under the names boto3 (`exceptions.py`) and s3transfer (`exceptions.py`) give them, with their texts. */
import { Boto3Error } from "@boto3/core";

/** What is known about how far a transfer came. */
export interface TransferProgressFacts {
  /** Number of the part that failed, from 1; undefined when no part did. */
  readonly partNumber?: number | undefined;
  /** Bytes that were transferred when it failed. */
  readonly bytesTransferred?: number | undefined;
}

/** A transfer came to no good end; the base of the errors below. `cause` is what went wrong. */
export class S3TransferFailedError extends Boto3Error {
  static override readonly errorName: string = "S3TransferFailedError";

  readonly partNumber: number | undefined;
  readonly bytesTransferred: number | undefined;

  constructor(message: string, facts: TransferProgressFacts & Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, facts, options);
    this.partNumber = facts.partNumber;
    this.bytesTransferred = facts.bytesTransferred;
  }
}

/** S3 refused an upload of `uploadFile`; `cause` is its `ClientError`. Nothing of the upload is left at S3. */
export class S3UploadFailedError extends S3TransferFailedError {
  static override readonly errorName: string = "S3UploadFailedError";
}

/** The object changed while it was downloaded. */
export class S3DownloadFailedError extends S3TransferFailedError {
  static override readonly errorName: string = "S3DownloadFailedError";
}

/** The source changed while it was copied. */
export class S3CopyFailedError extends S3TransferFailedError {
  static override readonly errorName: string = "S3CopyFailedError";
}

/** S3 sent another range than was asked for. */
export class S3ValidationError extends S3TransferFailedError {
  static override readonly errorName: string = "S3ValidationError";
}

/** The body of an object broke off too often; `lastException` and `cause` are the last failure. */
export class RetriesExceededError extends S3TransferFailedError {
  static override readonly errorName: string = "RetriesExceededError";

  readonly lastException: unknown;

  constructor(lastException: unknown, facts: TransferProgressFacts = {}) {
    super("Max Retries Exceeded", { ...facts }, { cause: lastException });
    this.lastException = lastException;
  }
}

/** A transfer was cancelled by `cancel()`. */
export class CancelledError extends S3TransferFailedError {
  static override readonly errorName: string = "CancelledError";
}

/** A manager was shut down because of an error; its transfers were cancelled. */
export class FatalError extends CancelledError {
  static override readonly errorName: string = "FatalError";
}

/** `result` of a transfer was asked for a value it does not have yet. */
export class TransferNotDoneError extends S3TransferFailedError {
  static override readonly errorName: string = "TransferNotDoneError";
}

/** An argument that no transfer can work with; nothing was sent. boto3 raises Python's `ValueError`. */
export class TransferArgumentError extends Boto3Error {
  static override readonly errorName: string = "TransferArgumentError";
}
