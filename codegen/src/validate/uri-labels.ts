/** Each label of a path is a required member bound to the URI, and each such member has a label. */
import { finding, type Finding, type Rule } from "./finding.ts";

export const uriLabelsRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { operations = {}, shapes = {} } = source.model;
  for (const [name, operation] of Object.entries(operations)) {
    const uri = operation.http?.requestUri ?? "";
    const labels = new Set([...uri.matchAll(/\{([^}]*?)\+?\}/g)].map((match) => match[1]!));
    const input = operation.input && shapes[operation.input.shape];
    const bound = new Map(
      Object.entries(input?.members ?? {})
        .filter(([, ref]) => (ref.location ?? shapes[ref.shape]?.location) === "uri")
        .map(([member, ref]) => [ref.locationName ?? member, member]),
    );
    for (const label of labels) {
      if (bound.has(label)) continue;
      findings.push(
        finding(
          source,
          "service-2",
          ["operations", name, "http", "requestUri"],
          `no member of the input is bound to the label "{${label}}"`,
        ),
      );
    }
    for (const [label, member] of bound) {
      if (labels.has(label)) continue;
      findings.push(
        finding(
          source,
          "service-2",
          ["shapes", operation.input!.shape, "members", member],
          `bound to the URI, but "${uri}" has no label "{${label}}"`,
        ),
      );
    }
  }
  return findings;
};
