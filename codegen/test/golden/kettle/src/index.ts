// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.

export { service } from "./service.ts";

export { KettleService } from "./client.ts";

export { boil, import } from "./operations.ts";

export { DryKettle } from "./errors.ts";

export type { BoilInput, BoilOutput } from "./types.ts";
