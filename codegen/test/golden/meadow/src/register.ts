// Generated from models/meadow/2016-11-15/service-2.json. Do not edit: run `pnpm generate meadow`.
import { registerService } from "@boto3/core/codegen/v1";
import { MeadowService } from "./client.ts";

export type { ServiceRegistry } from "@boto3/core";

registerService("meadow", MeadowService);

declare module "@boto3/core" {
  interface ServiceRegistry {
    meadow: MeadowService;
  }
}
