// Generated from models/quill/2025-09-09/service-2.json. Do not edit: run `pnpm generate quill`.
import type { EndpointRules } from "@boto3/core/codegen/v1";
import { ruleSet } from "@boto3/core/codegen/v1/rules";

export const endpoints: EndpointRules = /*#__PURE__*/ ruleSet(
  '[{"Region":"s!@AWS::Region"},[],[],["https://quill.{Region}.example.com"],[],[[0]]]',
);
