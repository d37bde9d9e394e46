/** The shape of `endpoint-rule-set-1.json`. */

/** An argument of a rule function. */
export type RuleArgument = string | boolean | number | { ref: string } | RuleCall | RuleArgument[];

export interface RuleCall {
  fn: string;
  argv: RuleArgument[];
  assign?: string;
}

export interface Rule {
  type: string;
  conditions: RuleCall[];
  rules?: Rule[];
  endpoint?: { url: RuleArgument; properties?: Record<string, unknown>; headers?: Record<string, RuleArgument[]> };
  error?: RuleArgument;
}

export interface RuleParameter {
  type: string;
  builtIn?: string;
  default?: unknown;
  required?: boolean;
}

/** The whole file. */
export interface RuleSetModel {
  version: string;
  parameters: Record<string, RuleParameter>;
  rules: Rule[];
}
