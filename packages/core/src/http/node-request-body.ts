/** Writes request headers and streaming bodies to a Node request. */
import type { ClientRequest } from "node:http";
import { hostHeader } from "../auth/canonical-request.ts";
import { unexpectedHttpError } from "../errors/http.ts";
import { bodyLength, isStream } from "./request-body.ts";
import type { HttpRequest } from "./request.ts";

/** Headers as Node takes them at the least cost: names and values in turn. */
export interface HeaderList {
  readonly list: readonly string[];
  /** False when a value has other characters. */
  readonly isAscii: boolean;
}

/**
 * The headers of a request with its host, and with the length of a body in memory. Node writes text as Latin-1 and signatures are made
 * over UTF-8, so that values beyond ASCII are given as the bytes they are.
 */
export function headerList(request: HttpRequest): HeaderList {
  const { headers, body } = request;
  const list = headers["host"] === undefined ? ["host", hostHeader(request)] : [];
  let isAscii = true;
  for (const name in headers) {
    let value = headers[name]!;
    if (Buffer.byteLength(value) !== value.length) {
      isAscii = false;
      value = Buffer.from(value, "utf8").toString("latin1");
    }
    list.push(name, value);
  }
  if (body !== undefined && !isStream(body) && headers["content-length"] === undefined)
    list.push("content-length", String(bodyLength(body)));
  return { list, isAscii };
}

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
