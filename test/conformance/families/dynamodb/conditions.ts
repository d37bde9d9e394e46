/** Expressions built from conditions, misuse of them, and their equality. */
import {
  Attr,
  ConditionExpressionBuilder,
  isCondition,
  Key,
  type ConditionBase,
} from "../../../../packages/dynamodb/src/index.ts";
import { mismatch, type ConformanceCase, type Mismatch } from "../../case.ts";
import { findDifferences } from "../../compare.ts";
import type { Tagged } from "../../tagged.ts";
import type { Vectors } from "../../vectors.ts";
import { comparable, toCondition, type RecordedCondition } from "./values.ts";

interface RecordedError {
  readonly type: string;
  readonly message: string;
}

interface Step {
  readonly condition: RecordedCondition;
  readonly is_key_condition: boolean;
  readonly expression?: string;
  readonly names?: Tagged;
  readonly values?: Tagged;
  readonly error?: RecordedError;
  readonly then_reset?: boolean;
}

interface Recorded {
  readonly id: string;
  readonly steps?: readonly Step[];
  readonly name?: string;
  readonly error?: RecordedError;
  readonly result?: string;
  readonly equal?: boolean;
}

const attr = (): ConditionBase => Attr("a") as unknown as ConditionBase;
const build = (condition: unknown): unknown => new ConditionExpressionBuilder().buildExpression(condition as ConditionBase);

/** What the small cases of misuse do. */
const MISUSE: Readonly<Record<string, () => unknown>> = {
  "attr-and": () => attr().and(Attr("b").eq(1)),
  "attr-or": () => attr().or(Attr("b").eq(1)),
  "attr-not": () => attr().not(),
  "cond-and-attr": () => Attr("b").eq(1).and(attr()),
  "cond-or-attr": () => Attr("b").eq(1).or(attr()),
  "cond-and-string": () =>
    Attr("b")
      .eq(1)
      .and("a = b" as unknown as ConditionBase),
  "size-and-cond": () => Attr("a").size().and(Attr("b").eq(1)),
  "build-attr": () => build(Attr("a")),
  "build-string": () => build("a = b"),
};

/** The pairs whose equality was recorded. */
const PAIRS: Readonly<Record<string, () => readonly [{ equals(other: unknown): boolean }, unknown]>> = {
  same: () => [Attr("a").eq(1), Attr("a").eq(1)],
  "diff-value": () => [Attr("a").eq(1), Attr("a").eq(2)],
  "diff-name": () => [Attr("a").eq(1), Attr("b").eq(1)],
  "diff-op": () => [Attr("a").eq(1), Attr("a").ne(1)],
  "key-attr": () => [Key("a").eq(1), Attr("a").eq(1)],
  "and-same": () => [Attr("a").eq(1).and(Attr("b").eq(2)), Attr("a").eq(1).and(Attr("b").eq(2))],
  "and-swapped": () => [Attr("a").eq(1).and(Attr("b").eq(2)), Attr("b").eq(2).and(Attr("a").eq(1))],
  size: () => [Attr("a").size(), Attr("a").size()],
  attrs: () => [Attr("a"), Attr("a")],
};

export function* conditionCases(vectors: Vectors): Iterable<ConformanceCase> {
  for (const recorded of vectors.lines<Recorded>("dynamodb/conditions")) {
    const { id, steps, name = "" } = recorded;
    const known = steps !== undefined || name in MISUSE || name in PAIRS;
    const leftOut = known ? undefined : "the recording names a small case without saying what it does";
    yield { id, group: "conditions", leftOut, check: () => check(recorded) };
  }
}

function check({ steps, name = "", error, result, equal }: Recorded): Mismatch | undefined {
  if (steps) return checkSteps(steps);
  if (equal !== undefined) {
    const [left, right] = PAIRS[name]!();
    return compare({ equal }, { equal: left.equals(right) });
  }
  const kind = (made: unknown): string => (isCondition(made) ? "condition" : "expression");
  return compare(
    error ? { error: neutral(error) } : { result },
    attempt(() => ({ result: kind(MISUSE[name]!()) })),
  );
}

function checkSteps(steps: readonly Step[]): Mismatch | undefined {
  const builder = new ConditionExpressionBuilder();
  for (const { condition, is_key_condition: isKey, expression, names, values, error, then_reset: reset } of steps) {
    const expected = error ? { error: neutral(error) } : { expression, names, values };
    const actual = attempt(() => {
      const built = builder.buildExpression(toCondition(condition), isKey);
      return {
        expression: built.conditionExpression,
        names: built.attributeNamePlaceholders,
        values: built.attributeValuePlaceholders,
      };
    });
    const found = compare(expected, actual);
    if (found) return found;
    if (reset) builder.reset();
  }
  return undefined;
}

function attempt(action: () => object): object {
  try {
    return action();
  } catch (error) {
    const { name: type, message } = error as Error;
    return { error: { type, message } };
  }
}

function compare(expected: unknown, actual: unknown): Mismatch | undefined {
  return mismatch(expected, actual, findDifferences(comparable(expected), comparable(actual)));
}

/** Python's way to print objects and classes, in ours. */
function neutral({ type, message }: RecordedError): RecordedError {
  const text = message
    .replace(/<boto3\.dynamodb\.conditions\.(\w+) object at 0x0>/g, '$1("a")')
    .replace(/<class 'boto3\.dynamodb\.conditions\.(\w+)'>/g, "$1")
    .replace(/<class 'str'>/g, "string");
  return { type, message: text };
}
