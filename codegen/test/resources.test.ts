/** Names of members, by boto3's rules, and files that an overlay brings whole. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findModels } from "../src/load/find-models.ts";
import { loadService } from "../src/load/load-service.ts";
import { camelCaseOf, MemberNames } from "../src/plan/resources/member-names.ts";
import { isListPath, shapeAt } from "../src/plan/resources/shape-path.ts";
import { madeUpModel, writeModel } from "./made-up-model.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const request = { operation: "GetTime" };

describe("names of members", () => {
  test("are given in boto3's order; who comes later gets the kind behind it", () => {
    const names = new MemberNames(
      "Clock",
      {
        identifiers: [{ name: "Name" }, { name: "Load" }],
        load: { request },
        actions: { Zone: { request }, Name: { request } },
        has: { Zone: { resource: { type: "Zone", identifiers: [{ target: "Name", source: "data", path: "Zone" }] } } },
        waiters: { Noon: { waiterName: "Noon" } },
      },
      ["Name", "Meta", "CreationDate", "ETag"],
    );
    expect(names.of("identifier", "Load")).toBe("loadIdentifier");
    expect(names.of("action", "Name")).toBe("nameAction");
    expect(names.of("reference", "Zone")).toBe("zoneReference");
    expect(names.of("waiter", "Noon")).toBe("waitUntilNoon");
    expect(["Name", "Meta", "CreationDate", "ETag"].map((name) => names.of("attribute", name))).toEqual([
      "nameAttribute",
      "metaAttribute",
      "creationDate",
      "eTag",
    ]);
    expect(names.snake("attribute", "ETag")).toBe("e_tag");
  });

  test("cannot be contested twice", () => {
    expect(
      () =>
        new MemberNames("Clock", { identifiers: [{ name: "Zone" }, { name: "ZoneAction" }], actions: { Zone: { request } } }, []),
    ).toThrow('Clock: the names of action "zone" and "zone_action" are both taken.');
  });

  test.each([
    ["ipv6_addresses", "ipv6Addresses"],
    ["md5_of_body", "md5OfBody"],
    ["s3", "s3"],
  ])("%s is %s", (snake, camel) => {
    expect(camelCaseOf(snake)).toBe(camel);
  });
});

describe("paths through shapes", () => {
  const model = {
    ...madeUpModel(),
    shapes: {
      Reply: { type: "structure" as const, members: { Rows: { shape: "Rows" }, More: { shape: "Rows" } } },
      Rows: { type: "list" as const, member: { shape: "Row" } },
      Row: { type: "structure" as const, members: { Id: { shape: "Text" } } },
      Text: { type: "string" as const },
    },
  };

  test.each([
    ["Rows[].Id", "Text", true],
    ["Rows[0].Id", "Text", false],
    ["[Rows, More]|[]", "Row", true],
    ["@", "Reply", false],
    ["Rows", "Rows", false],
  ])("%s ends at %s", (path, shape, isList) => {
    expect(shapeAt(model, "Reply", path)?.ref.shape).toBe(shape);
    expect(isListPath(path)).toBe(isList);
  });

  test("end nowhere where the model has nothing", () => {
    expect(shapeAt(model, "Reply", "Rows[].Name")).toBeUndefined();
    expect(shapeAt(model, "Reply", "length(Rows)")).toBeUndefined();
  });
});

describe("resources of our own", () => {
  test("come whole from an overlay", () => {
    const models = temporaryFolder();
    writeModel(models, madeUpModel());
    mkdirSync(join(models, "overlays"));
    const entry = { reason: "ours", file: "resources-1", merge: { service: { actions: { Read: { request } } } } };
    writeFileSync(join(models, "overlays/clock.json"), JSON.stringify([entry]));
    const [folder] = findModels(models);
    expect(loadService(models, folder!, undefined).resources).toEqual(entry.merge);
  });
});
