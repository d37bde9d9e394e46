/**
 * Errors of single sources of credentials: roles, metadata services, IAM Identity Center, `aws login` (spec EXC-10); names and texts
 * are botocore's. Apart from the others, because they are loaded with their sources.
 */
import { BotoCoreError } from "./botocore-error.ts";

/** A role with MFA is due, and there is nobody to ask for another code; give the session `mfaCode`. */
export class RefreshWithMFAUnsupportedError extends BotoCoreError {
  static override readonly errorName: string = "RefreshWithMFAUnsupportedError";

  constructor(options?: ErrorOptions) {
    super("Cannot refresh credentials: MFA token required.", {}, options);
  }
}

/** A metadata service did not answer as it should. */
export class MetadataRetrievalError extends BotoCoreError {
  static override readonly errorName: string = "MetadataRetrievalError";

  constructor(problem: string, options?: ErrorOptions) {
    super(`Error retrieving metadata: ${problem}`, { error_msg: problem }, options);
  }
}

/** The address of the instance metadata service is none. */
export class InvalidIMDSEndpointError extends BotoCoreError {
  static override readonly errorName: string = "InvalidIMDSEndpointError";

  constructor(endpoint: string) {
    super(`Invalid endpoint EC2 Instance Metadata endpoint: ${endpoint}`, { endpoint });
  }
}

/** The mode of the instance metadata service is not `ipv4` or `ipv6`. */
export class InvalidIMDSEndpointModeError extends BotoCoreError {
  static override readonly errorName: string = "InvalidIMDSEndpointModeError";

  constructor(mode: string, validModes: readonly string[]) {
    const valid = `[${validModes.map((name) => `'${name}'`).join(", ")}]`;
    const text = `Invalid EC2 Instance Metadata endpoint mode: ${mode} Valid endpoint modes (case-insensitive): ${valid}.`;
    super(text, { mode, valid_modes: validModes });
  }
}

/** Something about IAM Identity Center; the classes below say what. */
export class SSOError extends BotoCoreError {
  static override readonly errorName: string = "SSOError";
}

/** Nobody logged in with `aws sso login`, or the file that leaves is damaged. */
export class SSOTokenLoadError extends SSOError {
  static override readonly errorName: string = "SSOTokenLoadError";

  constructor(problem: string, options?: ErrorOptions) {
    super(`Error loading SSO Token: ${problem}`, { error_msg: problem }, options);
  }
}

/** The login of IAM Identity Center has ended. */
export class UnauthorizedSSOTokenError extends SSOError {
  static override readonly errorName: string = "UnauthorizedSSOTokenError";

  constructor(options?: ErrorOptions) {
    super(
      "The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.",
      {},
      options,
    );
  }
}

/** Something about a session of `aws login`; the classes below say what. */
export class LoginError extends BotoCoreError {
  static override readonly errorName: string = "LoginError";

  constructor(
    message = "An unspecified error happened when resolving AWS credentials or refreshing a login session profile.",
    fields: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, fields, options);
  }
}

/** The session of `aws login` has ended. */
export class LoginRefreshRequired extends LoginError {
  static override readonly errorName: string = "LoginRefreshRequired";

  constructor(options?: ErrorOptions) {
    super("Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.", {}, options);
  }
}

/** The session of `aws login` may not be renewed. */
export class LoginInsufficientPermissions extends LoginError {
  static override readonly errorName: string = "LoginInsufficientPermissions";

  constructor(options?: ErrorOptions) {
    super(
      "Unable to create or refresh login credentials due to insufficient permissions. You may be missing permission for the 'signin:CreateOAuth2Token' action.",
      {},
      options,
    );
  }
}

/** Nobody logged in with `aws login`, or the file that leaves is damaged. */
export class LoginTokenLoadError extends LoginError {
  static override readonly errorName: string = "LoginTokenLoadError";

  constructor(problem: string, options?: ErrorOptions) {
    super(`Error loading login session token: ${problem}`, { error_msg: problem }, options);
  }
}
