/** Errors of operations are exceptions, and two exceptions do not answer to one error code. */
import { errorCodeOf } from "../model/error-code.ts";
import { finding, type Finding, type Rule } from "./finding.ts";

export const errorCodesRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { operations = {}, shapes = {} } = source.model;
  const codes = new Map<string, string>();
  for (const [name, shape] of Object.entries(shapes)) {
    if (!shape.exception) continue;
    const code = errorCodeOf(name, shape);
    const other = codes.get(code);
    if (other !== undefined)
      findings.push(
        finding(
          source,
          "service-2",
          ["shapes", name],
          `has the error code "${code}" of "${other}"; the later one wins`,
          "warning",
        ),
      );
    codes.set(code, name);
  }
  for (const [name, operation] of Object.entries(operations)) {
    operation.errors?.forEach((error, index) => {
      const shape = shapes[error.shape];
      if (shape && !shape.exception) {
        findings.push(
          finding(
            source,
            "service-2",
            ["operations", name, "errors", String(index)],
            `"${error.shape}" is not an exception`,
            "warning",
          ),
        );
      }
    });
  }
  return findings;
};
