/** Errors of endpoint discovery (botocore `discovery.py`). */
import { BotoCoreError } from "./botocore-error.ts";

/** Root of the errors of endpoint discovery. */
export class EndpointDiscoveryException extends BotoCoreError {
  static override readonly errorName: string = "EndpointDiscoveryException";
}

/** Discovery is switched off, and the operation cannot do without. */
export class EndpointDiscoveryRequired extends EndpointDiscoveryException {
  static override readonly errorName: string = "EndpointDiscoveryRequired";

  constructor() {
    super("Endpoint Discovery is not enabled but this operation requires it.");
  }
}

/** No endpoint could be had. */
export class EndpointDiscoveryRefreshFailed extends EndpointDiscoveryException {
  static override readonly errorName: string = "EndpointDiscoveryRefreshFailed";

  constructor() {
    super("Endpoint Discovery failed to refresh the required endpoints.");
  }
}

/** `endpointDiscoveryEnabled` is neither true, false nor `auto`. */
export class InvalidEndpointDiscoveryConfigurationError extends BotoCoreError {
  static override readonly errorName: string = "InvalidEndpointDiscoveryConfigurationError";

  constructor(value: string) {
    super(
      `Unsupported configuration value for endpoint_discovery_enabled. Expected one of ("true", "false", "auto") but got ${value}.`,
      {
        config_value: value,
      },
    );
  }
}
