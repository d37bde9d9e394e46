// Generated from models/aviary/2024-05-01/service-2.json. Do not edit: run `pnpm generate aviary`.
import type { EndpointRules } from "@boto3/core/codegen/v1";
import { contextRules, ruleSet } from "@boto3/core/codegen/v1/rules";

export const endpoints: EndpointRules = /*#__PURE__*/ ruleSet(
  '[{"Region":"s!@AWS::Region"},[],[],["https://aviary.{Region}.example.com"],[],[[0]]]',
  {},
  contextRules,
);
