import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { applyOverlay } from "../src/load/apply-overlay.ts";
import { findModels } from "../src/load/find-models.ts";
import { loadService } from "../src/load/load-service.ts";
import { madeUpModel, writeModel } from "./made-up-model.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("loading models", () => {
  test("takes the newest version, or the one asked for", () => {
    const models = temporaryFolder();
    writeModel(models, madeUpModel(), "clock", "2019-01-01");
    writeModel(models, madeUpModel(), "clock", "2020-01-01");
    expect(findModels(models)).toEqual([{ name: "clock", apiVersion: "2020-01-01", folder: "clock/2020-01-01" }]);
    expect(findModels(models, ["clock@2019-01-01"])[0]!.apiVersion).toBe("2019-01-01");
    expect(() => findModels(models, ["clock@2018-01-01"])).toThrow("There is: 2019-01-01, 2020-01-01.");
  });

  test("reads a botocore folder: gzip, and upstream's corrections beside the files", () => {
    const models = temporaryFolder();
    const folder = join(models, "clock/2020-01-01");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "service-2.json.gz"), gzipSync(JSON.stringify(madeUpModel())));
    writeFileSync(
      join(folder, "service-2.sdk-extras.json"),
      JSON.stringify({ merge: { shapes: { Text: { type: "string", min: 1 } } } }),
    );
    const { model } = loadService(models, findModels(models)[0]!, undefined);
    expect(model.shapes["Text"]).toEqual({ type: "string", min: 1 });
  });

  test("merges and removes by our overlays", () => {
    const models = temporaryFolder();
    writeModel(models, madeUpModel());
    mkdirSync(join(models, "overlays"));
    const overlay = [
      { reason: "the service answers with a number", file: "service-2", merge: { shapes: { Time: { type: "long" } } } },
      { reason: "there is no such member", file: "service-2", remove: ["/shapes/GetTimeResponse/members/Token"] },
    ];
    writeFileSync(join(models, "overlays/clock.json"), JSON.stringify(overlay));
    const { model } = loadService(models, findModels(models)[0]!, undefined);
    expect(model.shapes["Time"]!.type).toBe("long");
    expect(Object.keys(model.shapes["GetTimeResponse"]!.members!)).toEqual(["Time"]);
  });

  test("refuses an overlay without reason, and one that has nothing to remove any more", () => {
    expect(() => applyOverlay({}, "service-2", [{ reason: "", file: "service-2" }], "overlays/x.json")).toThrow(
      'has no "reason"',
    );
    expect(() =>
      applyOverlay({ a: {} }, "service-2", [{ reason: "r", file: "service-2", remove: ["/a/b"] }], "overlays/x.json"),
    ).toThrow('overlays/x.json: nothing to remove at "/a/b"');
  });
});
