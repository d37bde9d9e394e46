// Generated from models/harbour/2019-03-04/service-2.json. Do not edit: run `pnpm generate harbour`.

export { service } from "./service.ts";

export { Harbour } from "./client.ts";

export { moorShip } from "./operations.ts";

export type { MoorShipRequest, MoorShipResult, Ship, Cargo } from "./types.ts";
