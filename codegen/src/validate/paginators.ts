/** A paginator belongs to an operation, its tokens come in pairs, and its input members exist. */
import { finding, type Finding, type Rule } from "./finding.ts";

export const paginatorsRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { operations = {}, shapes = {} } = source.model;
  for (const [name, paginator] of Object.entries(source.paginators)) {
    const report = (path: readonly string[], message: string): void =>
      void findings.push(finding(source, "paginators-1", ["pagination", name, ...path], message));
    const operation = operations[name];
    if (!operation) {
      report([], `unknown operation "${name}"`);
      continue;
    }
    const members = (operation.input && shapes[operation.input.shape]?.members) ?? {};
    const inputs = [paginator.input_token ?? []].flat();
    const outputs = [paginator.output_token ?? []].flat();
    if (inputs.length === 0) report(["input_token"], "missing");
    if (inputs.length !== outputs.length)
      report(["output_token"], `${inputs.length} input tokens, but ${outputs.length} output tokens`);
    for (const token of inputs) if (!Object.hasOwn(members, token)) report(["input_token"], `the input has no member "${token}"`);
    if (paginator.limit_key !== undefined && !Object.hasOwn(members, paginator.limit_key)) {
      report(["limit_key"], `the input has no member "${paginator.limit_key}"`);
    }
  }
  return findings;
};
