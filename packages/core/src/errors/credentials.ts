/** Errors about finding credentials and tokens (spec EXC-10); names and texts are botocore's. */
import { BotoCoreError } from "./botocore-error.ts";

/** No place has credentials; raised when something has to be signed. Its text goes on with the places that were tried. */
export class NoCredentialsError extends BotoCoreError {
  static override readonly errorName: string = "NoCredentialsError";

  /** @param tried - where credentials were looked for, and why there are none */
  constructor(tried: ReadonlyArray<{ readonly method: string; readonly outcome: string }> = [], options?: ErrorOptions) {
    const list = tried.map(({ method, outcome }) => `\n  ${method}: ${outcome}`).join("");
    super(`Unable to locate credentials${list && `. Tried, in this order:${list}`}`, { tried }, options);
  }
}

/** Half of a key pair was found. */
export class PartialCredentialsError extends BotoCoreError {
  static override readonly errorName: string = "PartialCredentialsError";

  /**
   * @param provider - where the other half was found: `explicit`, `env`, `shared-credentials-file`, `config-file`
   * @param missing - name of what is missing, in the words of that place
   */
  constructor(provider: string, missing: string, options?: ErrorOptions) {
    super(`Partial credentials found in ${provider}, missing: ${missing}`, { provider, cred_var: missing }, options);
  }
}

/** A provider that is configured could not answer. */
export class CredentialRetrievalError extends BotoCoreError {
  static override readonly errorName: string = "CredentialRetrievalError";

  constructor(provider: string, problem: string, options?: ErrorOptions) {
    super(`Error when retrieving credentials from ${provider}: ${problem}`, { provider, error_msg: problem }, options);
  }
}

/** A bearer token is needed and none was found. */
export class NoAuthTokenError extends BotoCoreError {
  static override readonly errorName: string = "NoAuthTokenError";

  constructor(options?: ErrorOptions) {
    super("Unable to locate authorization token", {}, options);
  }
}

/** A token provider that is configured could not answer. */
export class TokenRetrievalError extends BotoCoreError {
  static override readonly errorName: string = "TokenRetrievalError";

  constructor(provider: string, problem: string, options?: ErrorOptions) {
    super(`Error when retrieving token from ${provider}: ${problem}`, { provider, error_msg: problem }, options);
  }
}
