/** What recorded pages (conformance family `paginators`) do not show: when calls are made, what stops them, and values in tokens. */
import type { CallOptions } from "../client/options.ts";
import { operation } from "../client/operation.ts";
import { compileExpression } from "../jmespath/compile.ts";
import type { PaginatorDefinition } from "./definition.ts";
import type { Sender } from "./page-iterator.ts";
import { paginate, searchPages } from "./paginate.ts";

interface Input {
  Shelf?: string;
  Marker?: string;
  Limit?: number;
}

interface Output {
  Books?: string[];
  Notes?: string[];
  Pages?: number;
  Next?: unknown;
  Owner?: string;
}

const listBooksPages: PaginatorDefinition<Input, Output, readonly ["Books", "Notes", "Pages"]> = {
  operation: operation<Input, Output>("ListBooks", "GET /books"),
  inputToken: ["Marker"],
  outputToken: ["Next"],
  resultKey: ["Books", "Notes", "Pages"],
  limitKey: "Limit",
  nonAggregateKeys: ["Owner"],
};

const REPLIES: readonly Output[] = [
  { Books: ["a", "b"], Notes: ["x"], Pages: 10, Next: "1", Owner: "Jane" },
  { Books: [], Pages: 0, Next: "2", Owner: "nobody" },
  { Books: ["c", "d", "e"], Notes: ["y"], Pages: 5 },
];

/** Answers with copies of the replies; the marker says with which. */
class Library {
  readonly inputs: unknown[] = [];
  readonly replies: readonly Output[];

  constructor(replies: readonly Output[] = REPLIES) {
    this.replies = replies;
  }

  readonly sender = {
    send: async (_operation: unknown, input: Input, options?: CallOptions) => {
      options?.signal?.throwIfAborted();
      this.inputs.push(input);
      return structuredClone(this.replies[Number(input.Marker ?? 0)]);
    },
  } as unknown as Sender;
}

async function listed<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

describe("pages", () => {
  test("are asked for one by one, and not before", async () => {
    const library = new Library();
    const pages = paginate(library.sender, listBooksPages, { Shelf: "s" });
    expect(library.inputs).toEqual([]);
    for await (const page of pages) {
      expect(page.Books).toEqual(["a", "b"]);
      break;
    }
    expect(library.inputs).toEqual([{ Shelf: "s" }]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(library.inputs).toHaveLength(1);
  });

  test("are the same in a second loop, and leave the caller's input alone", async () => {
    const library = new Library();
    const input = { Shelf: "s", PaginationConfig: { PageSize: "2" } };
    const pages = paginate(library.sender, listBooksPages, input);
    const first = await listed(pages);
    expect(await listed(pages)).toEqual(first);
    expect(library.inputs.slice(0, 3)).toEqual([
      { Shelf: "s", Limit: 2 },
      { Shelf: "s", Limit: 2, Marker: "1" },
      { Shelf: "s", Limit: 2, Marker: "2" },
    ]);
    expect(input).toEqual({ Shelf: "s", PaginationConfig: { PageSize: "2" } });
  });

  test("do not depend on what the caller does to a page", async () => {
    const library = new Library();
    let count = 0;
    for await (const page of paginate(library.sender, listBooksPages)) {
      count++;
      for (const name of Object.keys(page)) Reflect.deleteProperty(page, name);
    }
    expect(count).toBe(3);
  });

  test("end with the signal's reason, and nothing is sent afterwards", async () => {
    const library = new Library();
    const controller = new AbortController();
    const iterate = async (): Promise<void> => {
      for await (const _page of paginate(library.sender, listBooksPages, {}, { signal: controller.signal }))
        controller.abort("stop");
    };
    await expect(iterate()).rejects.toBe("stop");
    expect(library.inputs).toHaveLength(1);
  });

  test("end when the same token comes twice, whatever it is made of", async () => {
    const bytes = (): Output => ({ Books: ["a"], Next: { Id: { B: new Uint8Array([1]) } } });
    const library = new Library([bytes()]);
    const sender = { send: async () => structuredClone(library.replies[0]) } as unknown as Sender;
    await expect(listed(paginate(sender, listBooksPages))).rejects.toMatchObject({
      name: "PaginationError",
      message: expect.stringContaining("The same next token was received twice: {'Marker': "),
    });
  });
});

describe("items", () => {
  test("come from the primary key, or the one named", async () => {
    expect(await listed(paginate(new Library().sender, listBooksPages).items())).toEqual(["a", "b", "c", "d", "e"]);
    expect(await listed(paginate(new Library().sender, listBooksPages).items("Notes"))).toEqual(["x", "y"]);
    expect(await listed(paginate(new Library().sender, listBooksPages).items("Pages"))).toEqual([10, 0, 5]);
  });

  test("of several keys share the calls", async () => {
    const library = new Library();
    const [books, notes, numbers] = paginate(library.sender, listBooksPages).resultKeyIters();
    expect(library.inputs).toEqual([]);
    expect([await listed(notes), await listed(books), await listed(numbers)]).toEqual([
      ["x", "y"],
      ["a", "b", "c", "d", "e"],
      [10, 0, 5],
    ]);
    expect(library.inputs).toHaveLength(3);
  });
});

describe("search", () => {
  test("takes paths and compiled expressions; searchPages takes any text", async () => {
    const pages = paginate(new Library().sender, listBooksPages);
    expect(await listed(pages.search("Notes"))).toEqual(["x", null, "y"]);
    expect(await listed(pages.search(compileExpression("Books[?@ > 'b']")))).toEqual(["c", "d", "e"]);
    expect(await listed(searchPages(pages, "length(Books)"))).toEqual([2, 0, 3]);
    await expect(listed(pages.search("length(Books)"))).rejects.toThrow("Compile it: compileExpression(");
  });
});

describe("the full result", () => {
  test("joins lists, adds numbers, keeps the rest of the first page", async () => {
    const library = new Library();
    expect(await paginate(library.sender, listBooksPages).buildFullResult()).toEqual({
      Books: ["a", "b", "c", "d", "e"],
      Notes: ["x", "y"],
      Pages: 15,
      Owner: "Jane",
    });
  });

  test("says where to go on", async () => {
    const library = new Library();
    const { Books, NextToken } = await paginate(library.sender, listBooksPages, {
      PaginationConfig: { MaxItems: "3" },
    }).buildFullResult();
    expect(Books).toEqual(["a", "b", "c"]);
    const rest = paginate(library.sender, listBooksPages, { PaginationConfig: { StartingToken: NextToken } });
    expect(await listed(rest.items())).toEqual(["d", "e"]);
    expect(rest.resumeToken).toBeUndefined();
  });
});

describe("every way to cut", () => {
  const all = ["a", "b", "c", "d", "e"];

  test.each([1, 2, 3, 4, 5, 6])("in parts of %i gives each item once", async (size) => {
    const found: string[] = [];
    let token: string | undefined;
    do {
      const pages = paginate(new Library().sender, listBooksPages, {
        PaginationConfig: { MaxItems: size, StartingToken: token },
      });
      found.push(...(await listed(pages.items())));
      token = pages.resumeToken;
    } while (token !== undefined);
    expect(found).toEqual(all);
  });

  test("with nothing wanted gives one empty page and a token", async () => {
    const pages = paginate(new Library().sender, listBooksPages, { PaginationConfig: { MaxItems: 0 } });
    expect((await listed(pages)).map(({ Books }) => Books)).toEqual([[]]);
    expect(pages.resumeToken).toBeDefined();
  });
});

describe("tokens", () => {
  const read = (token: string | undefined): unknown => JSON.parse(Buffer.from(token!, "base64").toString());

  test("may be set from the service's tokens, which are checked", () => {
    const pages = paginate(new Library().sender, listBooksPages);
    pages.resumeToken = { Marker: "1", boto_truncate_amount: 2 };
    expect(read(pages.resumeToken)).toEqual({ Marker: "1", boto_truncate_amount: 2 });
    expect(() => (pages.resumeToken = { Other: 1 })).toThrow("Bad starting token: {'Other': 1}");
    expect(() => (pages.resumeToken = "x" as never)).toThrow("Bad starting token: x");
  });

  test("carry bytes and what is not ASCII as boto3's do", async () => {
    const key = { Id: { B: new Uint8Array([1, 2, 255]) }, Name: { S: "\u00e9\u{1F600}" }, List: [new Uint8Array([7])] };
    const send = async (_operation: unknown, { Marker }: Input): Promise<Output> =>
      Marker === undefined ? { Books: ["a"], Next: key } : { Books: [JSON.stringify(Marker)] };
    const sender = { send } as unknown as Sender;
    const pages = paginate(sender, listBooksPages, { PaginationConfig: { MaxItems: 1 } });
    await listed(pages);
    const json = Buffer.from(pages.resumeToken!, "base64").toString();
    expect(json).toBe(
      '{"Marker": {"Id": {"B": "AQL/"}, "Name": {"S": "\\u00e9\\ud83d\\ude00"}, "List": ["Bw=="]}, "boto_encoded_keys": [["Marker", "Id", "B"], ["Marker", "List", 0]]}',
    );
    const rest = paginate(sender, listBooksPages, { PaginationConfig: { StartingToken: pages.resumeToken } });
    expect(await listed(rest.items())).toEqual([JSON.stringify(key)]);
  });

  test.each([
    ["1", { Marker: "1" }],
    ["1___4", { Marker: "1" }],
    ["None___1", {}],
    ["MTIz", { Marker: "MTIz" }],
    ["a___b", { Marker: "a___b" }],
  ])("of the service and of old versions work: %s", async (token, input) => {
    const library = new Library();
    const sender = {
      send: async (_operation: unknown, given: Input) => {
        library.inputs.push(given);
        return { Books: ["z"] };
      },
    } as unknown as Sender;
    await listed(paginate(sender, listBooksPages, { PaginationConfig: { StartingToken: token } }));
    expect(library.inputs).toEqual([input]);
  });

  test("with too many parts are refused before a call", async () => {
    const library = new Library();
    const pages = paginate(library.sender, listBooksPages, { PaginationConfig: { StartingToken: "a___b___c" } });
    await expect(listed(pages)).rejects.toThrow("Error during pagination: Bad starting token: a___b___c");
    expect(library.inputs).toEqual([]);
  });
});

describe("a definition", () => {
  test("has result keys that can be written to", () => {
    const { sender } = new Library();
    expect(() => paginate(sender, { ...listBooksPages, resultKey: ["Books[]"] })).toThrow(
      "Invalid expression Books[]: Only dotted lookups are supported.",
    );
  });
});

describe("PaginationConfig", () => {
  test("is refused at once where it cannot be met", () => {
    const { limitKey: _limitKey, ...unlimited } = listBooksPages;
    const { sender } = new Library();
    expect(() => paginate(sender, unlimited, { PaginationConfig: { PageSize: 1 } })).toThrow(
      "Error during pagination: PageSize parameter is not supported for the pagination interface for this operation.",
    );
    expect(() => paginate(sender, listBooksPages, { PaginationConfig: { MaxItems: "many" } })).toThrow(
      'MaxItems has to be a number, but is "many".',
    );
  });
});
