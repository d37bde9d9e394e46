/** What can be wrong with the framing of an event stream (botocore `eventstream.py`). */
import { BotoCoreError } from "../errors/botocore-error.ts";

/** Root of the framing errors. */
export class EventStreamParserError extends BotoCoreError {
  static override readonly errorName: string = "ParserError";
}

/** A prelude or a message arrived damaged. */
export class ChecksumMismatch extends EventStreamParserError {
  static override readonly errorName: string = "ChecksumMismatch";

  constructor(expected: number, calculated: number) {
    super(`Checksum mismatch: expected ${hex(expected)}, calculated ${hex(calculated)}`, { expected, calculated });
  }
}

/** A message has a header twice. */
export class DuplicateHeader extends EventStreamParserError {
  static override readonly errorName: string = "DuplicateHeader";

  constructor(header: string) {
    super(`Duplicate header present: "${header}"`, { header });
  }
}

/** A message announces more headers than allowed. */
export class InvalidHeadersLength extends EventStreamParserError {
  static override readonly errorName: string = "InvalidHeadersLength";

  constructor(length: number, maximum: number) {
    super(`Header length of ${length} exceeded the maximum of ${maximum}`, { length, maximum });
  }
}

/** A message announces a larger payload than allowed. */
export class InvalidPayloadLength extends EventStreamParserError {
  static override readonly errorName: string = "InvalidPayloadLength";

  constructor(length: number, maximum: number) {
    super(`Payload length of ${length} exceeded the maximum of ${maximum}`, { length, maximum });
  }
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, "0")}`;
}
