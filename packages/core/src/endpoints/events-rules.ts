/** The class that refusals of EventBridge's endpoint rules have (botocore `regions.py` `ruleset_error_to_botocore_exception`). */
import { InvalidEndpointConfigurationError } from "../errors/endpoint.ts";
import type { RuleExtras } from "./rule-set.ts";

const SETTING =
  /^(Invalid Configuration: FIPS is not supported with EventBridge multi-region endpoints|EndpointId must be a valid host label)\.$/;

export const eventsRules: RuleExtras = {
  refine: (refusal) =>
    SETTING.test(refusal.message) ? new InvalidEndpointConfigurationError(refusal.message, { cause: refusal }) : undefined,
};
