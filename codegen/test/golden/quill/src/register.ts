// Generated from models/quill/2025-09-09/service-2.json. Do not edit: run `pnpm generate quill`.
import { registerService } from "@boto3/core/codegen/v1";
import { QuillService } from "./client.ts";

export type { ServiceRegistry } from "@boto3/core";

registerService("quill", QuillService);

declare module "@boto3/core" {
  interface ServiceRegistry {
    quill: QuillService;
  }
}
