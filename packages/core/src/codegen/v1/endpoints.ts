/** The endpoint rules that most services share. */
export {
  dualstackOnlyRules,
  globalDualstackRules,
  govRegionRules,
  implicitDualstackRules,
  regionalGovRules,
  regionalRules,
} from "../../endpoints/standard-rules.ts";
