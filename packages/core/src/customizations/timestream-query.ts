/** Every call goes to the account's own endpoint (HND-79, HND-52). */
import type { Customization } from "../events/hooks.ts";
import { endpointDiscovery } from "./discovery-settings.ts";

export const timestreamQuery: Customization = /*#__PURE__*/ endpointDiscovery(true);
