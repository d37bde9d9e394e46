/** Calls go to the endpoint that DynamoDB tells, for clients that turn this on (HND-79, HND-52). */
import type { Customization } from "../events/hooks.ts";
import { endpointDiscovery } from "./discovery-settings.ts";

export const dynamodb: Customization = /*#__PURE__*/ endpointDiscovery(false);
