/** Errors about bodies: too short, damaged, or not readable a second time. Texts of botocore `exceptions.py`. */
import { BotoCoreError } from "./botocore-error.ts";

/** The reply ended before its announced length. */
export class IncompleteReadError extends BotoCoreError {
  static override readonly errorName: string = "IncompleteReadError";

  constructor(actualBytes: number, expectedBytes: number, options?: ErrorOptions) {
    super(
      `${actualBytes} read, but total bytes expected is ${expectedBytes}.`,
      { actual_bytes: actualBytes, expected_bytes: expectedBytes },
      options,
    );
  }
}

/** DynamoDB's CRC32 or a tree hash is not the announced one. */
export class ChecksumError extends BotoCoreError {
  static override readonly errorName: string = "ChecksumError";

  constructor(checksumType: string, expectedChecksum: string, actualChecksum: string, options?: ErrorOptions) {
    super(
      `Checksum ${checksumType} failed, expected checksum ${expectedChecksum} did not match calculated checksum ${actualChecksum}.`,
      { checksum_type: checksumType, expected_checksum: expectedChecksum, actual_checksum: actualChecksum },
      options,
    );
  }
}

/** A flexible checksum does not match, or its algorithm is not supported. */
export class FlexibleChecksumError extends BotoCoreError {
  static override readonly errorName: string = "FlexibleChecksumError";
}

/** A body would have to be read again, but can be read only once. */
export class UnseekableStreamError extends BotoCoreError {
  static override readonly errorName: string = "UnseekableStreamError";

  /** @param advice - a sentence on what to pass instead */
  constructor(streamObject: string, advice = "", options?: ErrorOptions) {
    super(
      `Need to rewind the stream ${streamObject}, but stream is not seekable.${advice && " "}${advice}`,
      { stream_object: streamObject },
      options,
    );
  }
}

/** An input has an event stream, which needs HTTP/2 both ways, and the platform has none. */
export class EventStreamInputError extends BotoCoreError {
  static override readonly errorName: string = "EventStreamInputError";

  constructor(service: string, operation: string, member: string, options?: ErrorOptions) {
    super(
      `${operation} of ${service} cannot send its event stream "${member}": that needs HTTP/2 in both directions, which only Node ` +
        "has. Nothing was sent. Use the service's WebSocket or batch interface, where it has one.",
      { service, operation, member },
      options,
    );
  }
}
