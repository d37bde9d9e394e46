// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import { registerService } from "@boto3/core/codegen/v1";
import { AviaryService } from "./client.ts";

export type { ServiceRegistry } from "@boto3/core";

registerService("aviary", AviaryService);

declare module "@boto3/core" {
  interface ServiceRegistry {
    aviary: AviaryService;
  }
}
