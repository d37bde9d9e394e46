import { inspect } from "node:util";
import { answering, Orchard, OrchardResource } from "../test/orchard.ts";

const FILTER = { Name: "orchard", Values: ["hill"] };

function orchardOf(client: ReturnType<typeof answering>): Orchard {
  return new Orchard("hill", { client });
}

describe("a collection", () => {
  test("sends nothing before it is iterated, and again at each iteration", async () => {
    const client = answering({ Trees: [{ Number: 1 }], Token: "t" }, { Trees: [{ Number: 2 }] }, { Trees: [] });
    const trees = orchardOf(client).trees.all();
    expect(client.calls).toEqual([]);
    const numbers: number[] = [];
    for await (const tree of trees) numbers.push(tree.number);
    expect(numbers).toEqual([1, 2]);
    expect(await trees.toArray()).toEqual([]);
    expect(client.calls.map(({ input }) => input)).toEqual([
      { Filters: [FILTER] },
      { Filters: [FILTER], Token: "t" },
      { Filters: [FILTER] },
    ]);
  });

  test("joins lists of the model and of every filter, and leaves the collection it came from as it was", async () => {
    const client = answering({ Trees: [] }, { Trees: [] });
    const base = orchardOf(client).trees.filter({ Filters: [{ Name: "kind" }], Sort: "a", Deep: { A: 1 } });
    const narrowed = base.filter({ Filters: [{ Name: "age" }], Sort: "b", Deep: { B: 2 } });
    await narrowed.toArray();
    await base.toArray();
    expect(client.calls.map(({ input }) => input)).toEqual([
      { Filters: [FILTER, { Name: "kind" }, { Name: "age" }], Sort: "b", Deep: { A: 1, B: 2 } },
      { Filters: [FILTER, { Name: "kind" }], Sort: "a", Deep: { A: 1 } },
    ]);
  });

  test("keeps what it was given, whatever the caller does with it afterwards", async () => {
    const client = answering({ Trees: [] });
    const input = { Filters: [{ Name: "kind" }], When: new Date(0) };
    const trees = orchardOf(client).trees.filter(input);
    input.Filters[0]!.Name = "changed";
    await trees.toArray();
    expect(client.calls[0]!.input).toEqual({ Filters: [FILTER, { Name: "kind" }], When: new Date(0) });
  });

  test("stops at the limit without asking for more, within pages too", async () => {
    const page = { Trees: [{ Number: 1 }, { Number: 2 }], Token: "t" };
    const client = answering(page, page);
    const { trees } = orchardOf(client);
    expect(await trees.limit(1).toArray()).toHaveLength(1);
    expect(client.calls).toHaveLength(1);
    expect(await trees.limit(0).toArray()).toEqual([]);
    expect(() => trees.limit(-1)).toThrow("limit(-1): expected a whole number, 0 or more.");
    expect(() => trees.pageSize(0)).toThrow("pageSize(0)");
  });

  test("asks for pages of a size where the operation has one, and gives them page by page", async () => {
    const client = answering({ Trees: [], Token: "t" }, { Trees: [{ Number: 1 }] });
    const pages: number[] = [];
    for await (const page of orchardOf(client).trees.pageSize(7).pages()) pages.push(page.length);
    expect(pages).toEqual([0, 1]);
    expect(client.calls.map(({ input }) => input)).toEqual([
      { Filters: [FILTER], Max: 7 },
      { Filters: [FILTER], Max: 7, Token: "t" },
    ]);
  });

  test("has one page where the operation has no paginator; its size is ignored", async () => {
    const client = answering({ Labels: ["a", "b"] });
    const labels = await new OrchardResource({ client }).labels.pageSize(5).limit(1).toArray();
    expect(labels.map(({ text }) => text)).toEqual(["a"]);
    expect(client.calls).toEqual([{ operation: "ListLabels", input: {} }]);
  });

  test("passes options of a filter to its calls", async () => {
    const client = answering({ Trees: [] });
    await orchardOf(client).trees.filter({}, { timeoutMs: 5 }).toArray();
    expect(client.calls[0]!.options).toMatchObject({ timeoutMs: 5 });
  });

  test("shows its parent and the type of its resources", () => {
    expect(inspect(orchardOf(answering()).trees)).toBe(
      "orchard.Orchard.treesCollection(orchard.Orchard(name='hill'), orchard.Tree)",
    );
  });
});

describe("a batch action", () => {
  test("makes one call per page with parameters of all its resources, and goes on after an empty page", async () => {
    const client = answering(
      {
        Trees: [
          { Number: 1, Kind: "pear" },
          { Number: 2, Kind: "fig" },
        ],
        Token: "a",
      },
      { done: 1 },
      { Trees: [], Token: "b" },
      { Trees: [{ Number: 3, Kind: "plum" }] },
      { done: 2 },
    );
    expect(await orchardOf(client).trees.water({ Litres: 9 })).toEqual([{ done: 1 }, { done: 2 }]);
    const sent = client.calls.filter(({ operation }) => operation === "WaterTrees").map(({ input }) => input);
    expect(sent).toEqual([
      {
        Orchard: "hill",
        Trees: [
          { Number: 1, Kind: "pear" },
          { Number: 2, Kind: "fig" },
        ],
        Litres: 9,
      },
      { Orchard: "hill", Trees: [{ Number: 3, Kind: "plum" }], Litres: 9 },
    ]);
  });

  test("lets the caller's parameters replace what it built", async () => {
    const client = answering({ Trees: [{ Number: 1, Kind: "pear" }] }, {});
    await orchardOf(client).trees.water({ Trees: [] });
    expect(client.calls[1]!.input).toEqual({ Orchard: "hill", Trees: [] });
  });
});
