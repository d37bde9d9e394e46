/**
 * Functions that are called with every new session of the process, for tools that attach themselves (botocore
 * `register_initializer`, spec SES-30). The list lives on `globalThis`, so that two installed copies of core share it.
 */
import type { Session } from "./session.ts";

/** Called at the end of a session's constructor; what it throws, the constructor throws. */
export type SessionInitializer = (session: Session) => void;

const KEY: unique symbol = Symbol.for("@boto3/core session initializers") as never;

function initializers(): SessionInitializer[] {
  const holder = globalThis as { [KEY]?: SessionInitializer[] };
  return (holder[KEY] ??= []);
}

/**
 * Has a function called with every session made from now on.
 *
 * @example
 * registerInitializer((session) => session.events.register("before-send", ({ eventName }) => count(eventName)));
 */
export function registerInitializer(initializer: SessionInitializer): void {
  initializers().push(initializer);
}

/** Takes it back; nothing happens when it was not registered. */
export function unregisterInitializer(initializer: SessionInitializer): void {
  const index = initializers().indexOf(initializer);
  if (index >= 0) initializers().splice(index, 1);
}

/** Calls all of them, in the order of registration. */
export function initializeSession(session: Session): void {
  for (const initialize of initializers()) initialize(session);
}
