// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import { registerResource, registerService } from "@boto3/core/codegen/v1";
import { AviaryService } from "./client.ts";
import { AviaryServiceResource } from "./resource.ts";

export type { ResourceRegistry, ServiceRegistry } from "@boto3/core";

registerService("aviary", AviaryService);
registerResource("aviary", AviaryServiceResource);

declare module "@boto3/core" {
  interface ServiceRegistry {
    aviary: AviaryService;
  }

  interface ResourceRegistry {
    aviary: AviaryServiceResource;
  }
}
