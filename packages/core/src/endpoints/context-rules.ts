/** Client context parameters: settings of `clientContextParams` that a service knows (botocore `args.py`). */
import type { RuleExtras } from "./rule-set.ts";

export const contextRules: RuleExtras = {
  context({ clientContextParams: given }, { clientContextParams: known = {} }) {
    const names = new Map(Object.keys(known).map((name) => [plainName(name), name]));
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [names.get(plainName(name)) ?? "", value]));
  },
};

/** `UseArnRegion`, `use_arn_region` and `useArnRegion` are one name. */
function plainName(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
