/** A paginator belongs to an operation, its tokens come in pairs, and what it names exists in the input and the output. */
import { isPath } from "../../../packages/core/src/jmespath/expression.ts";
import { expressionProblems } from "./expressions.ts";
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
    for (const key of ["output_token", "result_key", "more_results", "non_aggregate_keys"] as const) {
      for (const expression of [paginator[key] ?? []].flat()) {
        for (const problem of expressionProblems(expression, operation.output?.shape, source.model)) report([key], problem);
        // Written to as well, when pages are cut or joined.
        const isWritten = key === "result_key" || key === "non_aggregate_keys";
        if (isWritten && (!isPath(expression) || expression.includes("[")))
          report([key], `"${expression}" has to be names with dots between them`);
      }
    }
  }
  return findings;
};
