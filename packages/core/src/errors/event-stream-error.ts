/** An error that a service reports in the middle of an event stream (botocore `exceptions.EventStreamError`, EXC-08). */
import { ClientError } from "./client-error.ts";

/** The service ended an event stream with an exception or an error; the events before it were delivered. */
export class EventStreamError extends ClientError {
  static override readonly errorName: string = "EventStreamError";
}
