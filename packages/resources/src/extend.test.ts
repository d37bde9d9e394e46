import { answering, Orchard, Tree } from "../test/orchard.ts";
import { extendResource } from "./extend.ts";

describe("extending a resource", () => {
  test("adds methods and getters, which see the resource", () => {
    extendResource(Tree, {
      get label() {
        return `${this.orchardName} ${this.number}`;
      },
    });
    expect(new Tree("hill", 3, { client: answering() })).toHaveProperty("label", "hill 3");
  });

  test.each(["rename", "owner", "trees", "toString"])("refuses %s, which is there", (name) => {
    expect(() => extendResource(Orchard, { [name]: () => {} })).toThrow(`Cannot add "${name}" to orchard.Orchard`);
  });
});
