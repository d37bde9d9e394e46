/** Checks, before anything is written, that the documents are models: the parts every later step relies on are there. */
import { isJsonObject } from "./canonical-json.ts";
import { ModelUpdateError } from "./model-update-error.ts";
import type { ModelDocument } from "./read-wheel-models.ts";

/** Members each kind of document must have, and what they are. */
const REQUIRED: Readonly<Record<string, Readonly<Record<string, "object" | "array">>>> = {
  "service-2": { metadata: "object", operations: "object" },
  "paginators-1": { pagination: "object" },
  "waiters-2": { waiters: "object" },
  "endpoint-rule-set-1": { parameters: "object", rules: "array" },
  "resources-1": { service: "object" },
  partitions: { partitions: "array" },
  endpoints: { partitions: "array" },
  "sdk-default-configuration": { base: "object", modes: "object" },
  _retry: { retry: "object" },
};

/** @throws ModelUpdateError naming the first document and member that is not as it must be */
export function checkDocuments(documents: readonly ModelDocument[]): void {
  const services = new Set<string>();
  for (const { path, kind, content } of documents) {
    for (const [member, type] of Object.entries(REQUIRED[kind] ?? {})) {
      const value = content[member];
      if (type === "array" ? !Array.isArray(value) : !isJsonObject(value)) {
        throw new ModelUpdateError(`${path} is not a ${kind} model: its "${member}" is missing or no ${type}.`);
      }
    }
    if (kind === "service-2") services.add(path.slice(0, path.indexOf("/")));
  }
  if (services.size === 0) throw new ModelUpdateError("The botocore wheel holds no service models.");
}
