/** DynamoDB's high-level interface: conditions, native values, and calls of tables with them. */
import type { Family } from "../../case.ts";
import { conditionCases } from "./conditions.ts";
import { tableCases } from "./tables.ts";
import { typeCases } from "./types.ts";

export const dynamodb: Family = {
  name: "dynamodb",
  *cases(vectors) {
    yield* conditionCases(vectors);
    yield* typeCases(vectors);
    yield* tableCases(vectors);
  },
};
