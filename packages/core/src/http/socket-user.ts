/**
 * Which exchange a kept connection is used by, so that its silence is told to that one alone. Node's timer of a connection begins anew
 * with all that is sent or received.
 */
import type { Socket } from "node:net";

const USER: unique symbol = /*#__PURE__*/ Symbol("exchange");

/** Told when nothing was sent or received for the read timeout. */
export interface SocketUser {
  quiet(): void;
}

export interface UsedSocket extends Socket {
  [USER]?: SocketUser | undefined;
  secureConnecting?: boolean;
}

/** A connection is used by an exchange from here on. */
export function takeSocket(socket: UsedSocket, user: SocketUser, readTimeoutMs: number): void {
  if (!(USER in socket)) socket.on("timeout", onSilence);
  socket[USER] = user;
  if (socket.timeout !== readTimeoutMs) socket.setTimeout(readTimeoutMs);
}

/** An exchange is done with a connection, which another one may use already. */
export function leaveSocket(socket: UsedSocket | undefined, user: SocketUser): void {
  if (socket?.[USER] === user) socket[USER] = undefined;
}

function onSilence(this: UsedSocket): void {
  this[USER]?.quiet();
}
