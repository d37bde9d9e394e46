import { join } from "node:path";
import { findModels } from "../load/find-models.ts";
import { loadService } from "../load/load-service.ts";
import type { ServiceSource } from "../load/service-source.ts";
import { memberNote, noteRows } from "./member-notes.ts";
import { planService } from "./plan-service.ts";
import type { MemberPlan } from "./service-plan.ts";

const MODELS = join(import.meta.dirname, "../../../models");
const SERVICES = ["autoscaling", "docdb", "ec2", "glacier", "lambda", "neptune", "rds", "s3"];
const sources = new Map<string, ServiceSource>(
  findModels(MODELS, SERVICES).map((folder) => {
    const source = loadService(MODELS, folder);
    return [source.model.metadata.serviceId, source];
  }),
);

describe("notes on members of inputs (HND-63, HND-64, HND-66, HND-67)", () => {
  test.each(noteRows())("%j is in an input of the model", ({ serviceId, structure, member }) => {
    const { shapes, operations } = sources.get(serviceId)!.model;
    const inputs = Object.values(operations).flatMap(({ input }) => (input ? [input.shape] : []));
    const noted = inputs.filter((name) => structure === "*" || name === structure);
    expect(noted.filter((name) => shapes[name]!.members?.[member])).not.toEqual([]);
  });

  test("stand in the comments of inputs and nowhere else", () => {
    const { types } = planService(sources.get("S3")!);
    const membersOf = (name: string): readonly MemberPlan[] => {
      const type = types.find((candidate) => candidate.name === name);
      return type?.kind === "interface" ? type.members : [];
    };
    const comment = (type: string): string | undefined =>
      membersOf(type)
        .find(({ name }) => name === "SSECustomerKeyMD5")
        ?.comment.join(" ");
    expect(comment("PutObjectRequest")).toContain("Computed from the key when left out.");
    expect(comment("PutObjectOutput")).toBe("");
    expect(memberNote("S3", "ListPartsRequest", "SSECustomerKeyMD5")).toBeUndefined();
  });

  test("let the account of Glacier be left out, also where nothing else is required", () => {
    const { types, operations } = planService(sources.get("Glacier")!);
    const inputs = types.flatMap((type) => (type.kind === "interface" && type.name.endsWith("Input") ? [type] : []));
    const accounts = inputs.flatMap(({ members }) => members.filter(({ name }) => name === "accountId"));
    expect(accounts).toHaveLength(33);
    expect(accounts.filter(({ optional, comment }) => !optional || /Required/.test(comment.join(" ")))).toEqual([]);
    const listVaults = operations.find(({ apiName }) => apiName === "ListVaults");
    expect(listVaults).toMatchObject({ inputOptional: true });
  });
});
