/**
 * Rules reduced to what counts. Trees without conditions and trees of one rule are joined with their surroundings, and neighbours
 * with the same conditions put under one rule: all leave the outcome as it is.
 */
import { conditionCode, endpointCode, stringCode } from "./rule-codes.ts";
import type { Rule } from "./rule-set-model.ts";

/** A rule reduced to what counts; texts serve as identities while rules are shared. */
export interface PlainRule {
  readonly conditions: string[];
  /** Text of a result, or the rules of a tree. */
  readonly body: string | PlainRule[];
}

/** One rule with all below it. */
export function plainRule(rule: Rule): PlainRule {
  const conditions = rule.conditions.map((call) => JSON.stringify(conditionCode(call)));
  if (rule.type === "tree") {
    const body = joinRules((rule.rules ?? []).map(plainRule));
    const only = body.length === 1 ? body[0]! : undefined;
    return only ? { conditions: [...conditions, ...only.conditions], body: only.body } : { conditions, body };
  }
  if (rule.type === "error" && rule.error !== undefined) return { conditions, body: JSON.stringify([stringCode(rule.error)]) };
  if (rule.type === "endpoint" && rule.endpoint) return { conditions, body: JSON.stringify(endpointCode(rule.endpoint)) };
  throw new Error(`rule type "${rule.type}" is unknown`);
}

/** Puts the rules of trees without conditions in their place. */
export function joinRules(rules: PlainRule[]): PlainRule[] {
  return factored(rules.flatMap((rule) => (rule.conditions.length === 0 && typeof rule.body !== "string" ? rule.body : [rule])));
}

/** Puts neighbours that begin with the same conditions under one rule with these conditions. */
function factored(rules: readonly PlainRule[]): PlainRule[] {
  const result: PlainRule[] = [];
  for (let from = 0; from < rules.length;) {
    const first = rules[from]!.conditions;
    let to = from + 1;
    while (first.length > 0 && rules[to]?.conditions[0] === first[0]) to++;
    const group = rules.slice(from, to);
    if (group.length === 1) result.push(...group);
    else {
      let shared = 1;
      while (first.length > shared && group.every(({ conditions }) => conditions[shared] === first[shared])) shared++;
      const rest = group.map(({ conditions, body }) => ({ conditions: conditions.slice(shared), body }));
      result.push({ conditions: first.slice(0, shared), body: joinRules(rest) });
    }
    from = to;
  }
  return result;
}
