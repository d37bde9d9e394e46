/**
 * Built-in values of endpoint rules: what a client's settings mean to them (botocore `args.py`
 * `compute_endpoint_resolver_builtin_defaults`). Those of one service only stand beside what else it adds to its rules.
 */
import type { ClientEndpoint } from "./client-endpoint.ts";
import type { EndpointConfig, EndpointParameters } from "./endpoint.ts";

/** Computes built-in values, by name. */
export type BuiltIns = Readonly<Record<string, (config: EndpointConfig, client: ClientEndpoint) => EndpointParameters[string]>>;

/** The parameters of nearly all rules, by their usual names. Where the endpoint is the caller's, variants go unmentioned. */
export function usualSettings(
  { endpointUrl }: EndpointConfig,
  { rulesRegion, useFips, useDualstack }: ClientEndpoint,
): EndpointParameters {
  const isUsual = endpointUrl === undefined;
  return { Region: rulesRegion, UseFIPS: isUsual && useFips, UseDualStack: isUsual && useDualstack, Endpoint: endpointUrl };
}

/** Built-ins that any rule set may use. */
export const usualBuiltIns: BuiltIns = {
  "AWS::Region": (config, client) => usualSettings(config, client)["Region"],
  "AWS::UseFIPS": (config, client) => usualSettings(config, client)["UseFIPS"],
  "AWS::UseDualStack": (config, client) => usualSettings(config, client)["UseDualStack"],
  "SDK::Endpoint": (config) => config.endpointUrl,
};
