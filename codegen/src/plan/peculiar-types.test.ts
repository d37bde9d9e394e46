import { join } from "node:path";
import { findModels } from "../load/find-models.ts";
import { loadService } from "../load/load-service.ts";
import type { ServiceModel } from "../model/service-model.ts";
import { addedMembers, peculiarMember, peculiarRows, peculiarType } from "./peculiar-types.ts";

const MODELS = join(import.meta.dirname, "../../../models");
const models = new Map<string, ServiceModel>(
  findModels(MODELS, ["iam", "s3", "cloudformation"]).map((folder) => {
    const { model } = loadService(MODELS, folder);
    return [model.metadata.serviceId, model];
  }),
);

describe("types that customizations change", () => {
  test.each(peculiarRows())("%j is in the model", ({ serviceId, shape, structure, member }) => {
    const { shapes } = models.get(serviceId)!;
    if (shape !== undefined) expect(shapes[shape]).toBeDefined();
    if (structure !== undefined) expect(shapes[structure]?.type).toBe("structure");
    if (member !== undefined) expect(shapes[structure!]!.members).toHaveProperty(member);
  });

  test("hold on their side of a call", () => {
    expect(peculiarType("S3", "CopySource", "input")?.type).toContain("Bucket: string");
    expect(peculiarType("S3", "CopySource", "output")).toBeUndefined();
    expect(peculiarType("IAM", "policyDocumentType", "output")?.runtime).toBe("JsonValue");
    expect(peculiarMember("CloudFormation", "StackSet", "TemplateBody")).toBeUndefined();
    expect(addedMembers("S3", "GetObjectOutput").map(({ name }) => name)).toEqual(["ExpiresString"]);
  });
});
