// Generated from models/meadow/2016-11-15/service-2.json. Do not edit: run `pnpm generate meadow`.
import type { EndpointRules } from "@boto3/core/codegen/v1";
import { ruleSet } from "@boto3/core/codegen/v1/rules";

export const endpoints: EndpointRules = /*#__PURE__*/ ruleSet(
  '[{"Region":"s!@AWS::Region"},[],[],["https://meadow.{Region}.example.com"],[],[[0]]]',
);
