/** The built-in value of STS's endpoint rules. */
import type { RuleExtras } from "./rule-set.ts";

export const stsRules: RuleExtras = {
  builtIns: { "AWS::STS::UseGlobalEndpoint": (_config, client) => client.stsGlobal },
};
