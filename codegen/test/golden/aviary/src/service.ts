// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import { defineService, type Service } from "@boto3/core/codegen/v1";
import { restJson } from "@boto3/core/codegen/v1/rest-json";
import { endpoints } from "./endpoints.ts";

/** Amazon Aviary Service, API version 2024-05-01. */
export const service: Service = /*#__PURE__*/ defineService({
  name: "aviary",
  id: "Aviary",
  className: "AviaryService",
  apiVersion: "2024-05-01",
  endpointPrefix: "aviary",
  signingName: "aviarysign",
  auth: ["aws.auth#sigv4"],
  clientContextParams: { UseTree: "boolean" },
  protocol: restJson,
  endpoints,
  errors: '{"NoSuchBird":{"status":404,"shape":{"message":"s","birdId":"s1"}},"BirdAlreadyExists":{"name":"BirdExists","status":409},"Throttled":{"status":429,"retryable":"throttling","listed":true}}',
});
