/**
 * Services that tell endpoints of their own. How they are found is loaded by clients that may want them: not with an explicit
 * endpoint, and where the operations do not require it only when it is turned on (spec CFG-37, HND-79).
 */
import type { ResolvedConfig } from "../client/resolved-config.ts";
import type { Customization } from "../events/hooks.ts";

/** @param isRequired - whether operations of the service require it, so that it is on by default */
export function endpointDiscovery(isRequired: boolean): Customization {
  return {
    hooks: [],
    settings(options, lookup) {
      const value = String(options["endpointDiscoveryEnabled"] ?? lookup("endpoint_discovery_enabled") ?? "auto");
      return { endpointDiscoveryEnabled: value.toLowerCase().trim() as ResolvedConfig["endpointDiscoveryEnabled"] };
    },
    loadHooks: ({ endpointDiscoveryEnabled, endpointUrl }) =>
      endpointUrl !== undefined || (!isRequired && /^(auto|false)$/.test(endpointDiscoveryEnabled))
        ? undefined
        : import("./endpoint-discovery.ts").then(({ discoveryHooks }) => discoveryHooks(endpointDiscoveryEnabled)),
  };
}
