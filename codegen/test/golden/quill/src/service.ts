// Generated from models/quill/2025-09-09/service-2.json. Do not edit: run `pnpm generate quill`.
import { defineService, type Service } from "@boto3/core/codegen/v1";
import { cbor } from "@boto3/core/codegen/v1/cbor";
import { endpoints } from "./endpoints.ts";

/** Amazon Quill Service, API version 2025-09-09. */
export const service: Service = /*#__PURE__*/ defineService({
  name: "quill",
  id: "Quill",
  className: "QuillService",
  apiVersion: "2025-09-09",
  endpointPrefix: "quill",
  targetPrefix: "Quill",
  protocol: cbor,
  endpoints,
});
