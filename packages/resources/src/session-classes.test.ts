import { Session } from "@boto3/core";
import { answering, Orchard, OrchardResource, Tree } from "../test/orchard.ts";

/** A session whose service resource uses a client with these replies. */
function orchards(session: Session, ...replies: unknown[]) {
  const client = answering(...replies);
  return { client, resource: session.resource(OrchardResource, { client }) };
}

interface Labelled {
  readonly label: string;
  shout(): string;
}

describe("EVT-14: creating-resource-class", () => {
  test("adds methods and getters to all resources of a type in that session", async () => {
    const session = new Session();
    session.events.register("creating-resource-class.orchard.Tree", ({ classAttributes }) => {
      Object.defineProperties(
        classAttributes as object,
        Object.getOwnPropertyDescriptors({
          get label(): string {
            return `tree ${(this as unknown as Tree).number}`;
          },
          shout(): string {
            return this.label.toUpperCase();
          },
        }),
      );
    });
    const { resource } = orchards(session, { Trees: [{ Number: 5 }] }, { Tree: { Number: 6, Orchard: "hill" } });
    const [made] = await resource.createTrees({ Orchard: "hill" });
    const found = await resource.findTree();
    const trees = [resource.Tree("hill", 3), resource.Orchard("hill").Tree(4), made!, found] as unknown as Labelled[];
    expect(trees.map((tree) => tree.shout())).toEqual(["TREE 3", "TREE 4", "TREE 5", "TREE 6"]);
    expect(trees.every((tree) => tree instanceof Tree)).toBe(true);
    expect((trees[0] as unknown as Tree).equals(new Tree("hill", 3, { client: answering() }))).toBe(true);
    expect(Tree.prototype).not.toHaveProperty("label");
    expect(orchards(new Session()).resource.Tree("hill", 3)).not.toHaveProperty("shout");
  });

  test("is emitted once for each type that is used, with what it has", () => {
    const session = new Session();
    const seen: unknown[] = [];
    session.events.register("creating-resource-class", ({ eventName, serviceContext, classAttributes }) => {
      seen.push([eventName, (serviceContext as { serviceName: string }).serviceName, "trees" in (classAttributes as object)]);
    });
    const { resource } = orchards(session);
    resource.Orchard("hill");
    resource.Orchard("dale");
    expect(seen).toEqual([
      ["creating-resource-class.orchard.ServiceResource", "orchard", false],
      ["creating-resource-class.orchard.Orchard", "orchard", true],
    ]);
  });

  test("replaces what is there, and takes methods of base classes below it", async () => {
    class Mixin {
      rename(): string {
        return "not taken: orchards have their own";
      }
      hello(): string {
        return `hello from ${String(this)}`;
      }
    }
    const session = new Session();
    session.events.register("creating-resource-class.orchard.Orchard", ({ baseClasses }) => {
      (baseClasses as unknown[]).unshift(Mixin);
    });
    session.events.register("creating-resource-class.orchard.*", ({ classAttributes, eventName }) => {
      if ((eventName as string).endsWith(".Tree")) Object.assign(classAttributes as object, { toString: () => "a tree" });
    });
    const { resource } = orchards(session);
    const orchard = resource.Orchard("hill") as unknown as Mixin & Orchard;
    expect(orchard.hello()).toBe("hello from orchard.Orchard(name='hill')");
    expect(orchard.rename).toBe((Orchard.prototype as unknown as Mixin).rename);
    expect(String(orchard.Tree(1))).toBe("a tree");
    expect(String(new Tree("hill", 1, { client: answering() }))).toContain("orchard.Tree(");
  });

  test("leaves the classes alone when handlers are for other events", () => {
    const session = new Session();
    session.events.register("before-call.orchard", () => undefined);
    expect(orchards(session).resource.constructor).toBe(OrchardResource);
  });
});
