/** The committed manifests: what the generator would write, for every service and no other. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { emitManifest } from "../src/emit/manifest.ts";
import { findModels } from "../src/load/find-models.ts";
import { readModel } from "../src/load/read-model.ts";
import type { ServiceModel } from "../src/model/service-model.ts";

const root = join(import.meta.dirname, "../..");
const models = join(root, "models");
const packages = join(root, "packages/services");

describe("manifests of service packages", () => {
  test("are those the generator writes; run `pnpm generate` and commit them", () => {
    const services = findModels(models);
    expect(readdirSync(packages).sort()).toEqual(services.map((service) => service.name));
    for (const { name, folder } of services) {
      const { metadata } = readModel<ServiceModel>(join(models, folder, "service-2"))!;
      const { text } = emitManifest({ fullName: metadata.serviceFullName, service: { name } });
      expect(readFileSync(join(packages, name, "package.json"), "utf8")).toBe(text);
    }
  });
});
