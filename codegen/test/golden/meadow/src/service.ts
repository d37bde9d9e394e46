// Generated from models/meadow/2016-11-15/service-2.json. Do not edit: run `pnpm generate meadow`.
import { defineService, type Service } from "@boto3/core/codegen/v1";
import { ec2 } from "@boto3/core/codegen/v1/ec2";
import { endpoints } from "./endpoints.ts";

/** Amazon Meadow Service, API version 2016-11-15. */
export const service: Service = /*#__PURE__*/ defineService({
  name: "meadow",
  id: "Meadow",
  className: "MeadowService",
  apiVersion: "2016-11-15",
  endpointPrefix: "meadow",
  protocol: ec2,
  endpoints,
});
