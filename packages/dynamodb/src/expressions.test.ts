import { Attr, expressions, ifNotExists, Key, listAppend, minus, plus, project, update } from "./index.ts";

describe("expressions", () => {
  test("share one run of placeholders: conditions, key conditions, updates, projections", () => {
    expect(
      expressions({
        ProjectionExpression: project("title", "tracks[0].name"),
        KeyConditionExpression: Key("id").eq("1"),
        FilterExpression: Attr("year").gte(1959),
      }),
    ).toEqual({
      FilterExpression: "#n0 >= :v0",
      KeyConditionExpression: "#n1 = :v1",
      ProjectionExpression: "#n2, #n3[0].#n4",
      ExpressionAttributeNames: { "#n0": "year", "#n1": "id", "#n2": "title", "#n3": "tracks", "#n4": "name" },
      ExpressionAttributeValues: { ":v0": { N: "1959" }, ":v1": { S: "1" } },
    });
  });

  test("leave the caller's placeholders and texts alone", () => {
    expect(
      expressions({
        UpdateExpression: "SET #n0 = :v0",
        ConditionExpression: Attr("a").eq(2),
        ExpressionAttributeNames: { "#n0": "mine" },
        ExpressionAttributeValues: { ":v0": 1 },
      }),
    ).toEqual({
      UpdateExpression: "SET #n0 = :v0",
      ConditionExpression: "#n1 = :v1",
      ExpressionAttributeNames: { "#n0": "mine", "#n1": "a" },
      ExpressionAttributeValues: { ":v0": { N: "1" }, ":v1": { N: "2" } },
    });
  });

  test("add no maps that would be empty, which the service refuses", () => {
    expect(expressions({ ConditionExpression: Attr("a").exists() })).toEqual({
      ConditionExpression: "attribute_exists(#n0)",
      ExpressionAttributeNames: { "#n0": "a" },
    });
  });
});

describe("update()", () => {
  const write = (builder: ReturnType<typeof update>): [string, object | undefined, object | undefined] => {
    const written = expressions({ UpdateExpression: builder });
    return [written.UpdateExpression, written.ExpressionAttributeNames, written.ExpressionAttributeValues];
  };

  test("writes its clauses in sections", () => {
    const tags = new Set(["jazz"]);
    const builder = update()
      .set("title", "x")
      .add("plays", 1)
      .remove("draft", "tracks[1]")
      .delete("tags", tags)
      .set("a.b", Attr("c"));
    expect(write(builder)).toEqual([
      "SET #n0 = :v0, #n1.#n2 = #n3 REMOVE #n4, #n5[1] ADD #n6 :v1 DELETE #n7 :v2",
      { "#n0": "title", "#n1": "a", "#n2": "b", "#n3": "c", "#n4": "draft", "#n5": "tracks", "#n6": "plays", "#n7": "tags" },
      { ":v0": { S: "x" }, ":v1": { N: "1" }, ":v2": { SS: ["jazz"] } },
    ]);
  });

  test.each([
    [update().increment("n", 2), "SET #n0 = if_not_exists(#n1, :v0) + :v1"],
    [update().append("l", ["x"]), "SET #n0 = list_append(if_not_exists(#n1, :v0), :v1)"],
    [update().prepend("l", ["x"]), "SET #n0 = list_append(:v0, if_not_exists(#n1, :v1))"],
    [update().set("n", minus(Attr("a"), plus(1, 2))), "SET #n0 = #n1 - :v0 + :v1"],
    [update().set("l", listAppend(Attr("a"), ifNotExists("b", []))), "SET #n0 = list_append(#n1, if_not_exists(#n2, :v0))"],
  ])("calculates (%#)", (builder, text) => {
    expect(write(builder)[0]).toBe(text);
  });

  test("takes the names of an object as they are and leaves undefined ones out", () => {
    expect(write(update().set({ "a.b": 1, c: undefined }))).toEqual(["SET #n0 = :v0", { "#n0": "a.b" }, { ":v0": { N: "1" } }]);
  });

  test("does not change: every method gives a new one", () => {
    const first = update().set("a", 1);
    first.remove("b");
    expect(write(first)[0]).toBe("SET #n0 = :v0");
  });

  test("with nothing to do is refused before it is sent", () => {
    expect(update().isEmpty).toBe(true);
    expect(() => write(update())).toThrow(/update\(\) has nothing to write/);
    expect(() => expressions({ ProjectionExpression: project() })).toThrow(/project\(\) has nothing to write/);
  });
});
