import { inspect } from "node:util";
import { answering, Label, Orchard, OrchardResource, Tree } from "../test/orchard.ts";

describe("making a resource", () => {
  const client = answering();

  test("takes identifiers in order or by name, and keeps them", () => {
    const tree = new Tree("hill", 3, { client });
    expect([tree.orchardName, tree.number]).toEqual(["hill", 3]);
    const orchards = new OrchardResource({ client });
    expect(orchards.Orchard({ name: "hill" }).Tree(3).equals(tree)).toBe(true);
    expect(() => Object.assign(tree, { number: 4 })).toThrow(TypeError);
  });

  test("refuses what is missing, unknown or too much", () => {
    const orchards = new OrchardResource({ client }) as unknown as Record<string, (...args: unknown[]) => unknown>;
    expect(() => orchards["Tree"]!("hill")).toThrow("Required parameter number not set");
    expect(() => orchards["Orchard"]!(null)).toThrow("Required parameter name not set");
    expect(() => orchards["Orchard"]!({ nam: "hill" })).toThrow("Unknown keyword argument: nam. Identifiers: name.");
    expect(() => orchards["Orchard"]!("hill", "dale")).toThrow("Too many identifiers");
  });

  test("makes a client that says it is a resource's, unless the caller has words of its own", () => {
    expect(new OrchardResource({ regionName: "x" }).meta.client).toMatchObject({
      options: { regionName: "x", userAgentExtra: "Resource" },
    });
    expect(new OrchardResource({ config: { userAgentExtra: "mine" } }).meta.client).toMatchObject({
      options: { config: { userAgentExtra: "mine" } },
    });
  });

  test("shows its type and identifiers, but no secrets", () => {
    expect(String(new Tree("o'neill", 3, { client }))).toBe("orchard.Tree(orchardName='o\\'neill', number=3)");
    expect(inspect(new OrchardResource({ client }))).toBe("orchard.ServiceResource()");
    expect(inspect(new Label("s3cret", { client }))).toBe("orchard.Label(text=***)");
  });

  test("is equal by type and identifiers alone", () => {
    const tree = new Tree("hill", 3, { client });
    expect(tree.equals(new Tree("hill", 3, { client: answering() }))).toBe(true);
    expect(tree.equals(new Tree("hill", 4, { client }))).toBe(false);
    expect(tree.equals(undefined)).toBe(false);
    expect(tree.equals({ meta: {} })).toBe(false);
  });

  test("knows what can be made from it", () => {
    expect(new OrchardResource({ client }).getAvailableSubresources()).toEqual(["Orchard", "Tree"]);
    expect(new Orchard("hill", { client }).meta).toMatchObject({
      serviceName: "orchard",
      className: "orchard.Orchard",
      identifiers: ["name"],
      client,
      data: undefined,
    });
  });
});

describe("attributes", () => {
  test("throw before a load, and say what to do; nothing is sent", () => {
    const client = answering();
    const orchard = new Orchard("hill", { client });
    expect(() => orchard.owner).toThrow(
      `"owner" of orchard.Orchard(name='hill') is not loaded: call \`await resource.load()\` before (it calls GetOrchard).`,
    );
    expect(client.calls).toEqual([]);
  });

  test("are there after it; what the service did not send is undefined", async () => {
    const client = answering({ Orchard: { Owner: "Ada" } }, { Orchard: {} });
    const orchard = new Orchard("hill", { client });
    expect((await orchard.load()).owner).toBe("Ada");
    expect((await orchard.reload()).owner).toBeUndefined();
    expect(client.calls).toEqual([
      { operation: "GetOrchard", input: { Name: "hill" } },
      { operation: "GetOrchard", input: { Name: "hill" } },
    ]);
  });

  test("that name an identifier need no load", () => {
    expect(new Orchard("hill", { client: answering() }).orchardName).toBe("hill");
  });

  test("say so when the load found nothing, or there is no load", async () => {
    const orchard = new Orchard("hill", { client: answering({}) });
    await orchard.load();
    expect(() => orchard.owner).toThrow("the last load found nothing");
    expect(() => new Tree("hill", 3, { client: answering() }).kind).toThrow("orchard.Tree has no load method");
  });

  test("are gone after an action, as they may have changed", async () => {
    const orchard = await new Orchard("hill", { client: answering({ Orchard: { Owner: "Ada" } }, { Old: "hill" }) }).load();
    expect(await orchard.rename({ To: "dale" })).toBe("hill");
    expect(() => orchard.owner).toThrow("not loaded");
  });
});

describe("references", () => {
  test("are made of loaded data with the same client", async () => {
    const client = answering({ Orchard: { Oldest: { Number: 7 } } }, { Orchard: {} });
    const orchard = new Orchard("hill", { client });
    expect(() => orchard.oldestTree).toThrow("not loaded");
    expect(String((await orchard.load()).oldestTree)).toBe("orchard.Tree(orchardName='hill', number=7)");
    expect(orchard.oldestTree?.meta.client).toBe(client);
    expect((await orchard.load()).oldestTree).toBeUndefined();
  });
});

describe("actions", () => {
  test("let the caller's parameters replace those filled in, and pass options on", async () => {
    const client = answering({ Old: "x" });
    await new Orchard("hill", { client }).rename({ Name: "other", To: "dale" }, { timeoutMs: 5 });
    expect(client.calls).toEqual([
      { operation: "RenameOrchard", input: { Name: "other", To: "dale" }, options: { timeoutMs: 5 } },
    ]);
  });

  test("return a list as soon as one identifier is a list, with data of the same place", async () => {
    const client = answering({ Trees: [{ Number: 1, Kind: "pear" }, { Number: 2 }] }, { Trees: [] });
    const orchards = new OrchardResource({ client });
    const trees = await orchards.createTrees({ Orchard: "hill" });
    expect(trees.map(String)).toEqual([
      "orchard.Tree(orchardName='hill', number=1)",
      "orchard.Tree(orchardName='hill', number=2)",
    ]);
    expect(trees[0]!.kind).toBe("pear");
    expect(await orchards.createTrees({ Orchard: "hill" })).toEqual([]);
  });

  test("give an empty value of the output's shape when an identifier is missing", async () => {
    expect(await new OrchardResource({ client: answering({}) }).findTree()).toEqual({});
  });

  test("load data they need, and cannot without a load", async () => {
    await expect(new Tree("hill", 3, { client: answering() }).fell()).rejects.toMatchObject({ name: "ResourceLoadException" });
  });

  test("use a client's method, so that a replaced method is seen", async () => {
    const client = Object.assign(answering(), { renameOrchard: async (input: unknown) => ({ Old: input }) });
    expect(await new Orchard("hill", { client }).rename()).toEqual({ Name: "hill" });
  });
});

describe("waiters", () => {
  test("ask with the identifiers until the state is there, and load nothing", async () => {
    const client = answering({ Ripe: false }, { Ripe: true });
    const orchard = new Orchard("hill", { client });
    expect(await orchard.waitUntilRipe({ Season: "autumn", WaiterConfig: { Delay: 1 } })).toMatchObject({ attempts: 2 });
    expect(client.calls.map(({ input }) => input)).toEqual([
      { Name: "hill", Season: "autumn" },
      { Name: "hill", Season: "autumn" },
    ]);
    expect(client.slept).toEqual([1000]);
    expect(orchard.meta.data).toBeUndefined();
  });

  test("give up as the client's waiters do", async () => {
    const orchard = new Orchard("hill", { client: answering({}, {}) });
    await expect(orchard.waitUntilRipe()).rejects.toThrow("Waiter OrchardRipe failed: Max attempts exceeded");
  });
});
