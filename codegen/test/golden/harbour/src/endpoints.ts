// Generated from models/harbour/2019-03-04/service-2.json. Do not edit: run `pnpm generate harbour`.
import type { EndpointRules } from "@boto3/core/codegen/v1";
import { ruleSet } from "@boto3/core/codegen/v1/rules";

export const endpoints: EndpointRules = /*#__PURE__*/ ruleSet(
  '[{"Region":"s!@AWS::Region"},[],[],["https://harbour.{Region}.example.com"],[],[[0]]]',
);
