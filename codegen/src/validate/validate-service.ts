/** All rules in the order their findings are most useful. */
import type { ServiceSource } from "../load/service-source.ts";
import { duplicateNamesRule } from "./duplicate-names.ts";
import { errorCodesRule } from "./error-codes.ts";
import type { Finding, Rule } from "./finding.ts";
import { memberNamesRule } from "./member-names.ts";
import { metadataRule } from "./metadata.ts";
import { operationsRule } from "./operations.ts";
import { paginatorsRule } from "./paginators.ts";
import { protocolRule } from "./protocol.ts";
import { resourcesRule } from "./resources.ts";
import { shapeReferencesRule } from "./shape-references.ts";
import { uriLabelsRule } from "./uri-labels.ts";
import { waitersRule } from "./waiters.ts";

const RULES: readonly Rule[] = [
  metadataRule,
  protocolRule,
  shapeReferencesRule,
  operationsRule,
  memberNamesRule,
  duplicateNamesRule,
  uriLabelsRule,
  errorCodesRule,
  paginatorsRule,
  waitersRule,
  resourcesRule,
];

export function validateService(source: ServiceSource): Finding[] {
  return RULES.flatMap((rule) => rule(source));
}
