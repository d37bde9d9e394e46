// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import { defineService, type Service } from "@boto3/core/codegen/v1";
import { query } from "@boto3/core/codegen/v1/query";
import { endpoints } from "./endpoints.ts";

/** Amazon Lantern Service, API version 2011-06-07. */
export const service: Service = /*#__PURE__*/ defineService({
  name: "lantern",
  id: "Lantern",
  className: "LanternService",
  apiVersion: "2011-06-07",
  endpointPrefix: "lantern",
  protocol: query,
  endpoints,
});
