/** Operations have a method and a path, inputs and outputs are structures, and errors are exceptions. */
import { finding, type Finding, type Rule } from "./finding.ts";

const METHODS: ReadonlySet<string> = new Set(["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS"]);

export const operationsRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { operations = {}, shapes = {} } = source.model;
  for (const [name, operation] of Object.entries(operations)) {
    const report = (path: readonly string[], message: string): void =>
      void findings.push(finding(source, "service-2", ["operations", name, ...path], message));
    if (!METHODS.has(operation.http?.method)) report(["http", "method"], `unknown method "${operation.http?.method}"`);
    if (!operation.http?.requestUri?.startsWith("/")) report(["http", "requestUri"], "has to begin with a slash");
    for (const side of ["input", "output"] as const) {
      const shape = operation[side] && shapes[operation[side].shape];
      if (shape && shape.type !== "structure") report([side], `"${operation[side]!.shape}" is a ${shape.type}, not a structure`);
    }
  }
  return findings;
};
