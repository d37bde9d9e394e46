// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.

export { service } from "./service.ts";

export { LanternService } from "./client.ts";

export { light, describeLanterns } from "./operations.ts";

export { describeLanternsPages } from "./paginators.ts";

export type { LightMessage, LightResult, Lantern, DescribeLanternsMessage, LanternsMessage } from "./types.ts";
