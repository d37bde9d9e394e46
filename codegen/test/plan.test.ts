import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allClientMethods } from "../src/plan/client-methods.ts";
import { customizedServices, operationHooksOf } from "../src/plan/customizations.ts";
import { NameTable } from "../src/plan/name-table.ts";
import { planService } from "../src/plan/plan-service.ts";
import { constantName } from "../src/plan/reserved-words.ts";
import { planWire } from "../src/plan/wire.ts";
import { readOperation } from "../../packages/core/src/client/operation.ts";
import type { Service } from "../../packages/core/src/client/service.ts";
import { findModels } from "../src/load/find-models.ts";
import { loadService } from "../src/load/load-service.ts";
import { madeUpModel, madeUpSource } from "./made-up-model.ts";

const root = join(import.meta.dirname, "../..");

describe("customization table", () => {
  const folder = join(root, "packages/core/src/codegen/v1/customizations");
  const files = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.ts$/, "")) : [];

  test("names a real export in every row, and has a row for every module", async () => {
    for (const [service, exportName] of customizedServices()) {
      expect(files).toContain(service);
      expect(readFileSync(join(folder, `${service}.ts`), "utf8")).toMatch(new RegExp(`\\b${exportName}\\b`));
    }
    expect(files.sort()).toEqual(
      customizedServices()
        .map(([service]) => service)
        .sort(),
    );
  });

  test.each(["ec2", "s3", "sqs"])("the hooks of single operations of %s are exported", (service) => {
    const { model } = loadService(join(root, "models"), findModels(join(root, "models"), [service])[0]!);
    const text = readFileSync(join(folder, `${service}.ts`), "utf8");
    const hooks = new Set(Object.keys(model.operations).flatMap((name) => operationHooksOf(service, name)));
    for (const { constant } of hooks) expect(text).toMatch(new RegExp(`\\b${constant}\\b`));
    expect(hooks.size).toBeGreaterThan(2);
  });
});

describe("client method table", () => {
  const folder = join(root, "packages/core/src/codegen/v1/methods");

  test("names real exports in every row, and has a row for every module", () => {
    for (const { package: name, part, constant, type } of allClientMethods()) {
      const sources = name === undefined ? join(folder, "..") : join(root, "packages", name.slice("@boto3/".length), "src");
      const source = readFileSync(join(sources, `${part}.ts`), "utf8");
      expect(source).toContain(`export const ${constant}:`);
      expect(source).toContain(`export interface ${type} `);
    }
    const files = readdirSync(folder).map((file) => `methods/${file.replace(/\.ts$/, "")}`);
    expect(files.sort()).toEqual(
      allClientMethods()
        .filter((row) => row.package === undefined)
        .map(({ part }) => part)
        .sort(),
    );
  });
});

describe("name table", () => {
  test("gives the first what it wants and tells later ones apart", () => {
    const table = new NameTable(["Date"]);
    expect(["A", "A", "A", "Date"].map((name) => table.claim(name, "Shape"))).toEqual(["A", "AShape", "AShape2", "DateShape"]);
  });

  test("renames constants that a module cannot have", () => {
    expect([constantName("import"), constantName("putItem"), constantName("types", new Set(["types"]))]).toEqual([
      "import_",
      "putItem",
      "types_",
    ]);
  });
});

describe("an event stream in an input", () => {
  test("is an async iterable of a tagged union, and comes with the part that sends it", () => {
    const model = madeUpModel();
    model.shapes["GetTimeRequest"]!.members!["Ticks"] = { shape: "Ticks" };
    model.shapes["Ticks"] = { type: "structure", members: { Tick: { shape: "Tick" } }, eventstream: true };
    model.shapes["Tick"] = { type: "structure", members: {} };
    const { operations, types } = planService(madeUpSource(model));
    expect(operations).toMatchObject([{ name: "getTime", extras: ["timestamps", "eventInput"] }]);
    expect(types.map((type) => type.name)).toEqual(["GetTimeRequest", "GetTimeResponse", "Ticks", "Tick"]);
    expect(types[0]).toMatchObject({
      members: [{ name: "Zone" }, { name: "Token" }, { name: "Ticks", type: "AsyncIterable<Ticks>", optional: true }],
    });
  });
});

describe("protocol", () => {
  test.each([
    [["smithy-rpc-v2-cbor", "json"], "json"],
    [["query", "smithy-rpc-v2-cbor"], "cbor"],
    [["rest-xml"], "rest-xml"],
  ])("of %j is %s", (protocols, part) => {
    const model = madeUpModel();
    Object.assign(model.metadata, { protocols, targetPrefix: "Clock" });
    expect(planService(madeUpSource(model)).service.protocol.part).toBe(part);
  });
});

describe("wire descriptions", () => {
  test("of giants share what they have in common, and read the same", () => {
    const models = join(import.meta.dirname, "fixtures/models");
    const { model } = loadService(models, findModels(models, ["aviary"])[0]!, undefined);
    const operations = Object.entries(model.operations);
    const options = { protocol: "rest-json" };
    const plain = planWire(model, operations, options);
    const shared = planWire(model, operations, options, undefined, 100);
    expect(plain.sharedShapes).toBeUndefined();
    expect(Object.keys(JSON.parse(shared.sharedShapes!))).toEqual([
      "Feathers",
      "Colour",
      "Bird",
      "Deep",
      "GetBirdRequest",
      "Sightings",
    ]);
    const service = { protocol: { wireNameOf: (name: string) => name } } as Service;
    for (const [name] of operations) {
      const { text, usesSharedShapes } = shared.descriptions.get(name)!;
      const extras = usesSharedShapes ? { shapes: () => shared.sharedShapes! } : undefined;
      const read = (description: string, more?: typeof extras) =>
        readOperation({ name, http: "POST /", description, extras: more }, service);
      const [actual, expected] = [read(text, extras), read(plain.descriptions.get(name)!.text)];
      expect(withoutNames(actual.input)).toEqual(withoutNames(expected.input));
      expect(withoutNames(actual.output)).toEqual(withoutNames(expected.output));
    }
  });
});

/** A shape as plain data, cut where it comes back to itself; shapes in a table keep a name that others have not, and parts are handed in. */
function withoutNames(value: unknown, seen: ReadonlySet<unknown> = new Set()): unknown {
  if (typeof value !== "object" || value === null || value instanceof Map)
    return value instanceof Map ? [...value.keys()] : value;
  if (seen.has(value) || seen.size > 12) return "...";
  const inside = new Set([...seen, value]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => (key !== "name" && key !== "parts") || !("kind" in value))
      .map(([key, item]) => [key, withoutNames(item, inside)]),
  );
}
