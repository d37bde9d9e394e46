/** Thrown by a scripted transport to end a call whose request is all that matters. */
export class RequestRecorded extends Error {
  override readonly name = "RequestRecorded";
}

/** Whether a call ended because its request was recorded; a client may wrap what its transport throws. */
export function isEndOfRecording(error: unknown): boolean {
  return (
    error instanceof RequestRecorded || (error instanceof Error && error.cause !== undefined && isEndOfRecording(error.cause))
  );
}
