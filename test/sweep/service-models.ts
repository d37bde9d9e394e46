/** The models as the sweep reads them: every service with its newest version. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/workspace/root.ts";
import type { ServiceModel } from "../../codegen/src/model/service-model.ts";

const MODELS = join(ROOT, "models");

/** Names of all services, in alphabetical order. */
export function allServices(): string[] {
  return readdirSync(MODELS).filter((name) => statSync(join(MODELS, name)).isDirectory() && name !== "overlays");
}

/** Reads a service's `service-2.json`. */
export function readServiceModel(service: string): ServiceModel {
  const version = readdirSync(join(MODELS, service)).at(-1) ?? "";
  return JSON.parse(readFileSync(join(MODELS, service, version, "service-2.json"), "utf8")) as ServiceModel;
}
