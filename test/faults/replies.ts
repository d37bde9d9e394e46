/** Replies of the scripted server, whole and broken. */
import type { Socket } from "node:net";
import type { Behaviour } from "./server.ts";

/** A plain reply. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the `ETag` from the body of the request. */
  readonly etag?: (body: Buffer) => string;
}

/** Sends a reply. */
export function send({ status, type, body, headers = {}, etag }: Reply): Behaviour {
  return ({ reply, body: sent }) => {
    reply.writeHead(status, {
      ...(type !== "" && { "content-type": type }),
      "content-length": Buffer.byteLength(body),
      ...headers,
      ...(etag && { etag: etag(sent) }),
    });
    reply.end(body);
  };
}

/** The head and the first half of a body of 20,000 bytes; then `next`. */
export function half(next: (socket: Socket) => void): Behaviour {
  return ({ reply, socket }) => {
    reply.writeHead(200, { "content-type": "text/plain", "content-length": "20000" });
    reply.write("0123456789".repeat(1000));
    // The half must have left before the connection ends.
    setTimeout(() => next(socket), 20);
  };
}

/** Text that comes byte by byte, each in good time. */
export function drip(text: string, everyMs: number): Behaviour {
  return ({ socket }) => {
    let index = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || index >= text.length) clearInterval(timer);
      else socket.write(text[index++]!);
    }, everyMs);
  };
}

export const stall: Behaviour = () => undefined;
export const reset: Behaviour = ({ socket }) => void socket.resetAndDestroy();
/** Ends the connection after some bytes. */
export const last =
  (text: string): Behaviour =>
  ({ socket }) =>
    void socket.end(text);
