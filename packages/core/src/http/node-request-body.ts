/** Writes streaming bodies to a Node request. */
import type { ClientRequest } from "node:http";
import { unexpectedHttpError } from "../errors/http.ts";

/**
 * Sends a body piece by piece, no faster than the connection takes it.
 *
 * @param contentLength - what the header announced; a body of another length is an error
 * @param isStopped - whether the rest is no longer wanted
 */
export async function writeBody(
  request: ClientRequest,
  body: AsyncIterable<Uint8Array>,
  contentLength: string | undefined,
  isStopped: () => boolean,
): Promise<void> {
  const announced = contentLength === undefined ? undefined : Number(contentLength);
  let sent = 0;
  for await (const piece of body) {
    // Leaving the loop closes the source.
    if (isStopped()) return;
    if (piece.length === 0) continue;
    sent += piece.length;
    if (announced !== undefined && sent > announced) throw wrongLength(`has more than the ${announced} bytes`);
    if (!request.write(piece)) await drained(request);
    if (isStopped()) return;
  }
  if (announced !== undefined && sent < announced) throw wrongLength(`ended after ${sent} of the ${announced} bytes`);
  request.end();
}

function wrongLength(problem: string): Error {
  return unexpectedHttpError(
    `The request body ${problem} that its content-length announced; nothing was stored. Check the length of the stream.`,
  );
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      request.off("drain", done);
      request.off("close", done);
      request.off("response", done);
      resolve();
    };
    request.on("drain", done);
    request.on("close", done);
    request.on("response", done);
    if (request.destroyed) done();
  });
}
