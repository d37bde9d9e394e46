/** The committed manifests: what the generator would write, for every service and no other. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { emitManifest } from "../src/emit/manifest.ts";
import { findModels } from "../src/load/find-models.ts";
import type { OverlayEntry } from "../src/load/apply-overlay.ts";
import { readModel } from "../src/load/read-model.ts";
import { resourcePackagesOf } from "../src/plan/resources/resource-extensions.ts";
import type { ServiceModel } from "../src/model/service-model.ts";

const root = join(import.meta.dirname, "../..");
const models = join(root, "models");
const packages = join(root, "packages/services");

function hasResources(name: string, folder: string): boolean {
  const overlay = readModel<OverlayEntry[]>(join(models, "overlays", name)) ?? [];
  return existsSync(join(models, folder, "resources-1.json")) || overlay.some(({ file }) => file === "resources-1");
}

describe("manifests of service packages", () => {
  test("are those the generator writes; run `pnpm generate` and commit them", () => {
    const services = findModels(models);
    expect(readdirSync(packages).sort()).toEqual(services.map((service) => service.name));
    for (const { name, folder } of services) {
      const { metadata } = readModel<ServiceModel>(join(models, folder, "service-2"))!;
      const resources = hasResources(name, folder) ? { packages: resourcePackagesOf(name) } : undefined;
      const { text } = emitManifest({ fullName: metadata.serviceFullName, service: { name }, resources });
      expect(readFileSync(join(packages, name, "package.json"), "utf8")).toBe(text);
    }
  });
});
