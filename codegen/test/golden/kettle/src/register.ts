// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.
import { registerService } from "@boto3/core/codegen/v1";
import { KettleService } from "./client.ts";

export type { ServiceRegistry } from "@boto3/core";

registerService("kettle", KettleService);

declare module "@boto3/core" {
  interface ServiceRegistry {
    kettle: KettleService;
  }
}
