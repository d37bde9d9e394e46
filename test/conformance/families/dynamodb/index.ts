/** DynamoDB's high-level interface: conditions and native values. */
import type { Family } from "../../case.ts";
import { conditionCases } from "./conditions.ts";
import { typeCases } from "./types.ts";

export const dynamodb: Family = {
  name: "dynamodb",
  *cases(vectors) {
    yield* conditionCases(vectors);
    yield* typeCases(vectors);
  },
};
