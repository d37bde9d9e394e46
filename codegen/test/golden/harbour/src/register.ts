// Generated from models/harbour/2019-03-04/service-2.json. Do not edit: run `pnpm generate harbour`.
import { registerService } from "@boto3/core/codegen/v1";
import { Harbour } from "./client.ts";

export type { ServiceRegistry } from "@boto3/core";

registerService("harbour", Harbour);

declare module "@boto3/core" {
  interface ServiceRegistry {
    harbour: Harbour;
  }
}
