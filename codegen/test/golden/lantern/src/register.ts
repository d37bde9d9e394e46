// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import { registerService } from "@boto3/core/codegen/v1";
import { LanternService } from "./client.ts";

export type { ServiceRegistry } from "@boto3/core";

registerService("lantern", LanternService);

declare module "@boto3/core" {
  interface ServiceRegistry {
    lantern: LanternService;
  }
}
