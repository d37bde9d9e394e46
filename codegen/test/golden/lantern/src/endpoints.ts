// Generated from models/lantern/2011-06-07/service-2.json. Do not edit: run `pnpm generate lantern`.
import type { EndpointRules } from "@boto3/core/codegen/v1";
import { ruleSet } from "@boto3/core/codegen/v1/rules";

export const endpoints: EndpointRules = /*#__PURE__*/ ruleSet(
  '[{"Region":"s!@AWS::Region"},[],[],["https://lantern.{Region}.example.com"],[],[[0]]]',
);
