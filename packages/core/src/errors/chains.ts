/** Errors about the parts of a session that programs change (spec SES-28, CRD-41, TOK-08); texts of the first two are botocore's. */
import { BotoCoreError } from "./botocore-error.ts";

/** A chain of credentials has no place of this name. */
export class UnknownCredentialError extends BotoCoreError {
  static override readonly errorName: string = "UnknownCredentialError";

  constructor(name: string) {
    super(`Credential named ${name} not found.`, { name });
  }
}

/** A chain of tokens has no place of this name. */
export class UnknownTokenProviderError extends BotoCoreError {
  static override readonly errorName: string = "UnknownTokenProviderError";

  constructor(name: string) {
    super(`Token provider named ${name} not found.`, { name });
  }
}

/** A session has no component of this name. */
export class UnknownComponentError extends BotoCoreError {
  static override readonly errorName: string = "UnknownComponentError";

  constructor(name: string, known: readonly string[]) {
    super(`Unknown component: ${name}. Components: ${known.join(", ")}.`, { name });
  }
}
