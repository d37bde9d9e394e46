// Generated from models/kettle/2020-01-02/service-2.json. Do not edit: run `pnpm generate kettle`.
import type { EndpointRules } from "@boto3/core/codegen/v1";

export const endpoints: EndpointRules =
  '[{"Region":"s!@AWS::Region"},[],[],["https://kettle.{Region}.example.com"],[],[[0]]]';
