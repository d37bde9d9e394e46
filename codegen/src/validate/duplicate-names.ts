/** No two operations share a spelling: the map between API name, camelCase and boto3's snake_case loses nothing. */
import { camelCase, snakeCase } from "../../../packages/core/src/client/method-name.ts";
import { finding, type Finding, type Rule } from "./finding.ts";

export const duplicateNamesRule: Rule = (source) => {
  const findings: Finding[] = [];
  for (const spelling of [camelCase, snakeCase]) {
    const owners = new Map<string, string>();
    for (const name of Object.keys(source.model.operations ?? {})) {
      const spelt = spelling(name);
      const owner = owners.get(spelt);
      if (owner !== undefined)
        findings.push(finding(source, "service-2", ["operations", name], `is called "${spelt}" like "${owner}"`));
      owners.set(spelt, name);
    }
  }
  return findings;
};
