/** The session behind the functions of the module (boto3 `__init__.py`, spec SES-01, SES-02). */
import { Session, type SessionOptions } from "@boto3/core";

let current: Session | undefined;

/** The default session, made when it is first needed. */
export function defaultSession(): Session {
  return (current ??= new Session());
}

/**
 * Makes a new default session; clients made before keep the old one.
 *
 * @throws as the constructor of `Session`
 * @example
 * boto3.setupDefaultSession({ profileName: "dev" });
 */
export function setupDefaultSession(options: SessionOptions = {}): void {
  current = new Session(options);
}
