// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.
import { defineService, type Service } from "@boto3/core/codegen/v1";
import { json } from "@boto3/core/codegen/v1/json";
import { endpoints } from "./endpoints.ts";

/** Amazon Kettle Service, API version 2020-01-02. */
export const service: Service = /*#__PURE__*/ defineService({
  name: "kettle",
  id: "Kettle",
  className: "KettleService",
  apiVersion: "2020-01-02",
  endpointPrefix: "kettle",
  targetPrefix: "Kettle_20200102",
  jsonVersion: "1.1",
  queryCompatible: true,
  protocol: json,
  endpoints,
  errors: '{"Kettle.Dry":{"name":"DryKettle","status":400,"fault":true,"retryable":true,"listed":true}}',
});
