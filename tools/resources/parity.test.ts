import { readFileSync } from "node:fs";
import { PARITY_FILE, parityDocument } from "./parity.ts";

describe("docs/resource-parity.md", () => {
  test("is current; run `tsx tools/resources/parity.ts`", () => {
    expect(readFileSync(PARITY_FILE, "utf8")).toBe(parityDocument());
  });

  test("has every type that boto3 has", () => {
    const types = [...parityDocument().matchAll(/^### (\w+)\.(\w+)/gm)].map(([, service, type]) => `${service}.${type}`);
    expect(types.filter((type) => !type.endsWith(".ServiceResource"))).toHaveLength(80);
    expect(types.filter((type) => type.endsWith(".ServiceResource"))).toHaveLength(9);
  });
});
