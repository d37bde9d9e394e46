import { parseContextPath, searchContextPath } from "./context-path.ts";

describe("searchContextPath", () => {
  const transaction = {
    TransactItems: [{ Put: { TableName: "a" } }, { Delete: { TableName: "b" }, Update: { TableName: "c" } }, {}],
  };
  test.each([
    ["keys(RequestItems)", { RequestItems: { one: [], two: [] } }, ["one", "two"]],
    ["TableCreationParameters.TableName", { TableCreationParameters: { TableName: "t" } }, "t"],
    ["TransactItems[*].Get.TableName", { TransactItems: [{ Get: { TableName: "t" } }, { Get: {} }, {}] }, ["t"]],
    [
      "TransactItems[*].[ConditionCheck.TableName, Put.TableName, Delete.TableName, Update.TableName][]",
      transaction,
      ["a", "b", "c"],
    ],
    ["Delete.Objects[].Key", { Delete: { Objects: [{ Key: "k" }, { Key: "l" }] } }, ["k", "l"]],
  ])("%s", (expression, input, expected) => expect(searchContextPath(expression, input)).toEqual(expected));

  test.each(["keys(RequestItems)", "A.B", "A[*].B", "A[].B"])("%s finds nothing in an empty input", (expression) => {
    expect(searchContextPath(expression, {})).toBeUndefined();
  });

  test("refuses what it does not know", () => {
    expect(() => parseContextPath("A[?B=='c']")).toThrow(/context path .* is not supported/);
  });
});
