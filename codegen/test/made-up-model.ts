/** A service model of one operation, for tests that break or extend it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceSource } from "../src/load/service-source.ts";
import type { ServiceModel } from "../src/model/service-model.ts";

/** A valid model; each call gives a new one that may be changed. */
export function madeUpModel(): ServiceModel {
  return {
    version: "2.0",
    metadata: {
      apiVersion: "2020-01-01",
      endpointPrefix: "clock",
      protocol: "rest-json",
      serviceFullName: "Amazon Clock",
      serviceId: "Clock",
      signatureVersion: "v4",
    },
    operations: {
      GetTime: {
        name: "GetTime",
        http: { method: "GET", requestUri: "/time/{Zone}" },
        input: { shape: "GetTimeRequest" },
        output: { shape: "GetTimeResponse" },
      },
    },
    shapes: {
      GetTimeRequest: {
        type: "structure",
        required: ["Zone"],
        members: { Zone: { shape: "Text", location: "uri" }, Token: { shape: "Text" } },
      },
      GetTimeResponse: { type: "structure", members: { Time: { shape: "Time" }, Token: { shape: "Text" } } },
      Text: { type: "string" },
      Time: { type: "timestamp" },
    },
  };
}

/** The model as the stages after loading see it. */
export function madeUpSource(model: ServiceModel, other: Partial<ServiceSource> = {}): ServiceSource {
  return {
    name: "clock",
    apiVersion: "2020-01-01",
    folder: "clock/2020-01-01",
    model,
    paginators: {},
    waiters: {},
    ruleSet: undefined,
    endpoints: undefined,
    ...other,
  };
}

/** Writes a model into a models directory. */
export function writeModel(modelsDir: string, model: unknown, name = "clock", version = "2020-01-01"): void {
  const folder = join(modelsDir, name, version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "service-2.json"), typeof model === "string" ? model : JSON.stringify(model));
}
