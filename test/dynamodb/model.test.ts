/** DynamoDB's model against what `@boto3/dynamodb` knows of it by name. */
import { readFileSync } from "node:fs";
import type { DeleteItemInput, GetItemInput, PutItemInput, QueryInput, ScanInput, UpdateItemInput } from "@boto3/client-dynamodb";
import type {
  TableDeleteInput,
  TableGetInput,
  TablePutInput,
  TableQueryInput,
  TableScanInput,
  TableUpdateInput,
} from "@boto3/dynamodb";
import { EXPRESSION_MEMBERS } from "../../packages/dynamodb/src/expressions.ts";

interface Model {
  readonly shapes: Readonly<Record<string, { readonly members?: Readonly<Record<string, { readonly shape: string }>> }>>;
}

/** Nothing when every member of the first is one of the second. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;

test("members of the shapes that hold expressions are known by name", () => {
  const model = JSON.parse(readFileSync("models/dynamodb/2012-08-10/service-2.json", "utf8")) as Model;
  const shapes = new Set(["ConditionExpression", "KeyExpression", "UpdateExpression", "ProjectionExpression"]);
  const names = Object.values(model.shapes).flatMap(({ members = {} }) =>
    Object.entries(members).flatMap(([name, { shape }]) => (shapes.has(shape) ? [name] : [])),
  );
  expect(names.length).toBeGreaterThan(10);
  expect([...new Set(names)].filter((name) => !EXPRESSION_MEMBERS.includes(name))).toEqual([]);
});

/** The members of tables' inputs that the operations do not have: none, or this file does not compile. */
type Drift =
  | Unknown<TableGetInput, GetItemInput>
  | Unknown<TablePutInput<object>, PutItemInput>
  | Unknown<TableDeleteInput, DeleteItemInput>
  | Unknown<TableUpdateInput, UpdateItemInput>
  | Unknown<TableQueryInput, QueryInput>
  | Unknown<TableScanInput, ScanInput>;

test("the inputs of tables have no member that the operations do not have", () => {
  const none: [Drift] extends [never] ? true : Drift = true;
  expect(none).toBe(true);
});
