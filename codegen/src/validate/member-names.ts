/** Names fit the grammar of wire descriptions and TypeScript, and no output member takes the place of `ResponseMetadata`. */
import { finding, type Finding, type Rule } from "./finding.ts";

const NAME = /^[A-Za-z_$][\w$]*$/;

export const memberNamesRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { operations = {}, shapes = {} } = source.model;
  for (const name of Object.keys(operations)) {
    if (!NAME.test(name)) findings.push(finding(source, "service-2", ["operations", name], "not a name a program can use"));
  }
  for (const [name, shape] of Object.entries(shapes)) {
    if (!NAME.test(name)) findings.push(finding(source, "service-2", ["shapes", name], "not a name a program can use"));
    for (const member of Object.keys(shape.members ?? {})) {
      if (/[\s!:"#]/.test(member) || member === "" || member === "$") {
        findings.push(
          finding(
            source,
            "service-2",
            ["shapes", name, "members", member],
            "a member's name has no blank, `!`, `:`, `\"` or `#`",
          ),
        );
      }
    }
  }
  for (const [name, operation] of Object.entries(operations)) {
    const output = operation.output && shapes[operation.output.shape];
    if (output?.members && Object.hasOwn(output.members, "ResponseMetadata")) {
      findings.push(
        finding(
          source,
          "service-2",
          ["operations", name, "output"],
          'a member "ResponseMetadata" would hide the facts about the reply',
        ),
      );
    }
  }
  return findings;
};
