/** The service says what a client needs: id, version, endpoint prefix, full name, signature, protocol. */
import { finding, type Finding, type Rule } from "./finding.ts";

const NEEDED = ["apiVersion", "endpointPrefix", "protocol", "serviceFullName", "serviceId", "signatureVersion"] as const;

export const metadataRule: Rule = (source) => {
  const findings: Finding[] = [];
  const { metadata, operations, shapes } = source.model;
  for (const [name, part] of Object.entries({ metadata, operations, shapes })) {
    if (typeof part !== "object" || part === null)
      findings.push(finding(source, "service-2", [name], `missing; a service model has an object "${name}"`));
  }
  for (const name of NEEDED) {
    if (typeof metadata?.[name] !== "string") findings.push(finding(source, "service-2", ["metadata", name], "missing"));
  }
  return findings;
};
