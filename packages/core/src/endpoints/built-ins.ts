/**
 * Built-in values of endpoint rules: what a client's settings mean to them (botocore `args.py`
 * `compute_endpoint_resolver_builtin_defaults`). Those of one service only stand beside what else it adds to its rules.
 */
import { UNSIGNED } from "../client/resolved-config.ts";
import type { ClientEndpoint } from "./client-endpoint.ts";
import type { EndpointConfig, EndpointParameters } from "./endpoint.ts";

/** Computes built-in values, by name. */
export type BuiltIns = Readonly<Record<string, (config: EndpointConfig, client: ClientEndpoint) => EndpointParameters[string]>>;

/** The parameters of nearly all rules, by their usual names. Where the endpoint is the caller's, variants go unmentioned. */
export function usualSettings({ endpointUrl }: EndpointConfig, { rulesRegion, useFips, useDualstack }: ClientEndpoint): EndpointParameters {
  const isUsual = endpointUrl === undefined;
  return { Region: rulesRegion, UseFIPS: isUsual && useFips, UseDualStack: isUsual && useDualstack, Endpoint: endpointUrl };
}

/** Built-ins of rule sets. */
export const ruleBuiltIns: BuiltIns = {
  "AWS::Region": (config, client) => usualSettings(config, client)["Region"],
  "AWS::UseFIPS": (config, client) => usualSettings(config, client)["UseFIPS"],
  "AWS::UseDualStack": (config, client) => usualSettings(config, client)["UseDualStack"],
  "SDK::Endpoint": (config) => config.endpointUrl,
  // Comes with the credentials, see `accountParameter`.
  "AWS::Auth::AccountId": () => undefined,
  "AWS::Auth::AccountIdEndpointMode": accountIdMode,
};

/** Whether the account of the credentials may be part of addresses. */
export function accountIdMode({ signatureVersion, accountIdEndpointMode }: EndpointConfig): string {
  return signatureVersion === UNSIGNED ? "disabled" : accountIdEndpointMode;
}
