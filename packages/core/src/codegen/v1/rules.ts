/** Endpoint rules of a service's own: the evaluator, the functions that rules may name, and what some services add. */
export { ruleSet } from "../../endpoints/rule-set.ts";
export {
  isValidHostLabel,
  isVirtualHostableBucket,
  parseRuleArn,
  parseUrl,
  substring,
  uriEncode,
} from "../../endpoints/rule-functions.ts";
export { accountRules } from "../../endpoints/account-rules.ts";
export { contextRules } from "../../endpoints/context-rules.ts";
export { eventsRules } from "../../endpoints/events-rules.ts";
export { s3ControlRules, s3Rules } from "../../endpoints/s3-rules.ts";
export { stsRules } from "../../endpoints/sts-rules.ts";
