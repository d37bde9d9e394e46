/** The JMESPath compliance suite (`jmespath.json`): results and errors as Python's `jmespath` has them. */
import { compileExpression } from "../../../packages/core/src/jmespath/compile.ts";
import { JMESPathError } from "../../../packages/core/src/jmespath/errors.ts";
import { mismatch, type ConformanceCase, type Family, type Mismatch } from "../case.ts";
import { findDifferences } from "../compare.ts";
import { toTaggedNow } from "../tagged.ts";
import type { Vectors } from "../vectors.ts";

interface Suite {
  readonly given: unknown;
  readonly cases: readonly SuiteCase[];
}

interface SuiteCase {
  readonly expression: string;
  readonly python_result?: unknown;
  readonly python_error?: { readonly type: string; readonly message: string };
}

export const jmespath: Family = { name: "jmespath", cases };

function* cases(vectors: Vectors, wants: (group: string) => boolean): Iterable<ConformanceCase> {
  for (const [group, suites] of Object.entries(vectors.document<Record<string, Suite[]>>("jmespath") ?? {})) {
    if (!wants(group)) continue;
    for (const [at, { given, cases: suiteCases }] of suites.entries()) {
      for (const [number, recorded] of suiteCases.entries()) {
        yield { id: `${group}.${at}.${number}`, group, check: () => checkCase(recorded, given) };
      }
    }
  }
}

function checkCase({ expression, python_result: result, python_error: error }: SuiteCase, given: unknown): Mismatch | undefined {
  const expected = error ?? result;
  let actual: unknown;
  try {
    actual = toTaggedNow(compileExpression(expression).search(given));
  } catch (raised) {
    const { name, message } = raised as Error;
    // A built-in of Python means only that the search fails.
    if (error?.type === "ValueError" && raised instanceof JMESPathError) return undefined;
    // Values are printed as Python prints them, which is not our way for lists and objects.
    actual = { type: name, message: error?.type === "JMESPathTypeError" ? error.message : message };
  }
  return mismatch(expected, actual, findDifferences(expected, actual));
}
