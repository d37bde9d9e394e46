/** Rules that put the account of the credentials into addresses (botocore `regions.py`, `args.py`). */
import { UNSIGNED } from "../client/resolved-config.ts";
import type { EndpointConfig } from "./endpoint.ts";
import type { RuleExtras } from "./rule-set.ts";

export const accountRules: RuleExtras = {
  builtIns: {
    // Comes with the credentials.
    "AWS::Auth::AccountId": () => undefined,
    "AWS::Auth::AccountIdEndpointMode": accountIdMode,
  },
  accountParameter: (config, parameters) =>
    accountIdMode(config) === "disabled" || config.endpointUrl !== undefined
      ? undefined
      : parameters.find(({ builtIn }) => builtIn === "AWS::Auth::AccountId")?.name,
};

/** Whether the account may be part of addresses. */
function accountIdMode({ signatureVersion, accountIdEndpointMode }: EndpointConfig): string {
  return signatureVersion === UNSIGNED ? "disabled" : accountIdEndpointMode;
}
