// Generated from models/meadow/2016-11-15/service-2.json. Do not edit: run `pnpm generate meadow`.

export { service } from "./service.ts";

export { MeadowService } from "./client.ts";

export { mowMeadow } from "./operations.ts";

export type { MowMeadowRequest, MowMeadowResult } from "./types.ts";
