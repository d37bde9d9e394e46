/** Errors about settings: files, profiles and option values (spec EXC-12); names and texts are botocore's. */
import { BotoCoreError } from "./botocore-error.ts";

/** A profile was named that no file has. */
export class ProfileNotFound extends BotoCoreError {
  static override readonly errorName: string = "ProfileNotFound";

  constructor(profile: string, options?: ErrorOptions) {
    super(`The config profile (${profile}) could not be found`, { profile }, options);
  }
}

/** A configuration file is not in INI format; the cause says where. */
export class ConfigParseError extends BotoCoreError {
  static override readonly errorName: string = "ConfigParseError";

  constructor(path: string, options?: ErrorOptions) {
    super(`Unable to parse config file: ${path}`, { path }, options);
  }
}

/** A configuration file that must exist does not. */
export class ConfigNotFound extends BotoCoreError {
  static override readonly errorName: string = "ConfigNotFound";

  constructor(path: string, options?: ErrorOptions) {
    super(`The specified config file (${path}) could not be found.`, { path }, options);
  }
}

/** `proxies` or `proxiesConfig` cannot be used as they are; secrets in it are masked. */
export class InvalidProxiesConfigError extends BotoCoreError {
  static override readonly errorName: string = "InvalidProxiesConfigError";

  constructor(problem: string, options?: ErrorOptions) {
    super(`Invalid configuration value(s) provided for proxies_config. ${problem}`, {}, options);
  }
}

/** A setting has a value that cannot be used. */
export class InvalidConfigError extends BotoCoreError {
  static override readonly errorName: string = "InvalidConfigError";

  constructor(problem: string, options?: ErrorOptions) {
    super(problem, { error_msg: problem }, options);
  }
}

/** Profiles name each other as source in a circle. */
export class InfiniteLoopConfigError extends InvalidConfigError {
  static override readonly errorName: string = "InfiniteLoopConfigError";

  constructor(profile: string, visited: readonly string[]) {
    const list = `[${visited.map((name) => `'${name}'`).join(", ")}]`;
    super(
      "Infinite loop in credential configuration detected. " +
        `Attempting to load from profile ${profile} which has already been visited. Visited profiles: ${list}`,
    );
  }
}

/** `defaultsMode` is none of the modes there are. */
export class InvalidDefaultsMode extends BotoCoreError {
  static override readonly errorName: string = "InvalidDefaultsMode";

  constructor(mode: string, validModes: readonly string[]) {
    const valid = validModes.join(", ");
    super(`Client configured with invalid defaults mode: ${mode}. Valid defaults modes include: ${valid}.`, {
      mode,
      valid_modes: validModes,
    });
  }
}

/** An option name that `createClient` or a session does not have. */
export class UnknownOptionError extends BotoCoreError {
  static override readonly errorName: string = "UnknownOptionError";
}

/** `requestChecksumCalculation` or `responseChecksumValidation` has another value than the two it may have. */
export class InvalidChecksumConfigError extends BotoCoreError {
  static override readonly errorName: string = "InvalidChecksumConfigError";

  constructor(key: string, value: unknown, validOptions: readonly string[]) {
    const valid = `(${validOptions.map((option) => `'${option}'`).join(", ")})`;
    super(`Unsupported configuration value for ${key}. Expected one of ${valid} but got ${String(value)}.`, {
      config_key: key,
      config_value: value,
      valid_options: validOptions,
    });
  }
}

/** `s3.addressingStyle` is not `auto`, `virtual` or `path`. */
export class InvalidS3AddressingStyleError extends BotoCoreError {
  static override readonly errorName: string = "InvalidS3AddressingStyleError";

  constructor(style: string) {
    super(`S3 addressing style ${style} is invalid. Valid options are: 'auto', 'virtual', and 'path'`, {
      s3_addressing_style: style,
    });
  }
}

/** `s3.usEast1RegionalEndpoint` is not `legacy` or `regional`. */
export class InvalidS3UsEast1RegionalEndpointConfigError extends BotoCoreError {
  static override readonly errorName: string = "InvalidS3UsEast1RegionalEndpointConfigError";

  constructor(value: string) {
    super(`S3 us-east-1 regional endpoint option ${value} is invalid. Valid options are: "legacy", "regional"`, {
      s3_us_east_1_regional_endpoint_config: value,
    });
  }
}

/** `stsRegionalEndpoints` is not `legacy` or `regional`. */
export class InvalidSTSRegionalEndpointsConfigError extends BotoCoreError {
  static override readonly errorName: string = "InvalidSTSRegionalEndpointsConfigError";

  constructor(value: string) {
    super(`STS regional endpoints option ${value} is invalid. Valid options are: "legacy", "regional"`, {
      sts_regional_endpoints_config: value,
    });
  }
}

/** The `retries` map has an option that does not exist. */
export class InvalidRetryConfigurationError extends BotoCoreError {
  static override readonly errorName: string = "InvalidRetryConfigurationError";

  /** The error for an option that `retries` does not have. */
  static ofOption(option: string): InvalidRetryConfigurationError {
    const valid = "('max_attempts', 'mode', 'total_max_attempts')";
    return new InvalidRetryConfigurationError(
      `Cannot provide retry configuration for "${option}". Valid retry configuration options are: ${valid}`,
      { retry_config_option: option },
    );
  }
}

/** A number of attempts that makes no sense. */
export class InvalidMaxRetryAttemptsError extends InvalidRetryConfigurationError {
  static override readonly errorName: string = "InvalidMaxRetryAttemptsError";

  constructor(value: unknown, least: number) {
    super(`Value provided to "max_attempts": ${String(value)} must be an integer greater than or equal to ${least}.`, {
      provided_max_attempts: value,
      min_value: least,
    });
  }
}

/** A retry mode that does not exist. */
export class InvalidRetryModeError extends InvalidRetryConfigurationError {
  static override readonly errorName: string = "InvalidRetryModeError";

  constructor(mode: unknown, validModes: readonly string[]) {
    super(`Invalid value provided to "mode": "${String(mode)}" must be one of: ('${validModes.join("', '")}')`, {
      provided_retry_mode: mode,
      valid_modes: validModes,
    });
  }
}
