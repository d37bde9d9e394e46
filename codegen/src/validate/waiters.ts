/**
 * A waiter calls an operation that exists, and its acceptors have known states and matchers with what those need: an expression that
 * finds something in the output, a list where all or any of its elements count.
 */
import { expressionProblems } from "./expressions.ts";
import type { ModelAcceptor } from "../load/service-source.ts";
import { finding, type Finding, type Rule } from "./finding.ts";

const STATES: ReadonlySet<string> = new Set(["success", "failure", "retry"]);
const MATCHERS: ReadonlySet<string> = new Set(["path", "pathAll", "pathAny", "status", "error"]);

export const waitersRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { operations = {} } = source.model;
  for (const [name, waiter] of Object.entries(source.waiters)) {
    const report = (path: readonly string[], message: string): void =>
      void findings.push(finding(source, "waiters-2", ["waiters", name, ...path], message));
    if (!Object.hasOwn(operations, waiter.operation)) report(["operation"], `unknown operation "${waiter.operation}"`);
    for (const field of ["delay", "maxAttempts"] as const)
      if (typeof waiter[field] !== "number") report([field], "has to be a number");
    if (!waiter.acceptors?.length) report(["acceptors"], "missing");
    waiter.acceptors?.forEach((acceptor, index) => {
      const path = ["acceptors", String(index)];
      if (!STATES.has(acceptor.state)) report([...path, "state"], `unknown state "${acceptor.state}"`);
      if (!MATCHERS.has(acceptor.matcher)) report([...path, "matcher"], `unknown matcher "${acceptor.matcher}"`);
      if (acceptor.matcher.startsWith("path") && !acceptor.argument)
        report([...path, "argument"], `missing; a ${acceptor.matcher} matcher has an expression`);
      else if (acceptor.matcher.startsWith("path") && operations[waiter.operation])
        for (const problem of expressionProblems(acceptor.argument!, operations[waiter.operation]!.output?.shape, source.model))
          report([...path, "argument"], problem);
      if (!isExpected(acceptor))
        report([...path, "expected"], `the matcher ${acceptor.matcher} cannot expect ${JSON.stringify(acceptor.expected)}`);
    });
  }
  return findings;
};

/** A status is a number, an error a code or whether there is one, a value is a scalar. */
function isExpected({ matcher, expected }: ModelAcceptor): boolean {
  if (matcher === "status") return typeof expected === "number";
  if (matcher === "error") return typeof expected === "string" || typeof expected === "boolean";
  return typeof expected !== "object" || expected === null;
}
