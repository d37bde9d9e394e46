// Generated from models/harbour/2019-03-04/service-2.json. Do not edit: run `pnpm generate harbour`.
import { defineService, type Service } from "@boto3/core/codegen/v1";
import { restXml } from "@boto3/core/codegen/v1/rest-xml";
import { checkCrc32 } from "@boto3/core/codegen/v1/reply-crc32";
import { endpoints } from "./endpoints.ts";

/** Amazon Harbour Service, API version 2019-03-04. */
export const service: Service = /*#__PURE__*/ defineService({
  name: "harbour",
  id: "Harbour",
  className: "Harbour",
  apiVersion: "2019-03-04",
  endpointPrefix: "harbour",
  signatureVersion: "s3v4",
  xmlNamespace: "http://harbour.example.com/doc/2019-03-04/",
  globalEndpoint: "harbour.example.com",
  protocol: restXml,
  endpoints,
  retries: { maxAttempts: 7, delayMs: 100, codes: "HarbourBusy:409 TooMany:400", finalStatus: 429, check: checkCrc32 },
});
