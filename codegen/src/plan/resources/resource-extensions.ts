/**
 * Members of resources that boto3 writes by hand (spec RSV-20 to RSV-28): the interface and the constant that
 * `@boto3/resources/codegen/v1/<service>` exports for each.
 */
import type { ModelResource } from "../../model/resource-model.ts";
import type { ExtensionPlan } from "./resource-plan.ts";

/** One row: which types of a service get it. */
interface ExtensionRow extends Omit<ExtensionPlan, "replaces"> {
  readonly replaces?: readonly string[];
  readonly appliesTo: (type: string, model: ModelResource) => boolean;
}

const EC2 = "@boto3/resources/codegen/v1/ec2";
const S3 = "@boto3/resources/codegen/v1/s3";
const S3_TRANSFER = "@boto3/s3-transfer/inject";
const DYNAMODB = "@boto3/dynamodb/codegen/v1";

const EXTENSIONS: Readonly<Record<string, readonly ExtensionRow[]>> = {
  dynamodb: [{ module: DYNAMODB, type: "TableBatches", constant: "tableBatches", appliesTo: (type) => type === "Table" }],
  ec2: [
    {
      module: EC2,
      type: "ServiceTags<types.CreateTagsRequest, types.DeleteTagsRequest, Tag, Reply>",
      constant: "serviceTags",
      replaces: ["createTags"],
      appliesTo: (type) => type === "ServiceResource",
    },
    {
      module: EC2,
      type: "TagDeletion<types.DeleteTagsRequest, Reply>",
      constant: "tagDeletion",
      appliesTo: (type, { actions = {} }) => type !== "ServiceResource" && "CreateTags" in actions,
    },
  ],
  s3: [
    { module: S3, type: "BucketLoad", constant: "bucketLoad", appliesTo: (type) => type === "Bucket" },
    { module: S3_TRANSFER, type: "BucketTransfers", constant: "bucketTransfers", appliesTo: (type) => type === "Bucket" },
    { module: S3_TRANSFER, type: "ObjectTransfers", constant: "objectTransfers", appliesTo: (type) => type === "Object" },
    {
      module: S3,
      type: "ObjectSummaryLoad<types.HeadObjectRequest>",
      constant: "objectSummaryLoad",
      appliesTo: (type) => type === "ObjectSummary",
    },
  ],
};

/** The extensions of one resource type, in the order they are laid over it. */
export function extensionsOf(service: string, type: string, model: ModelResource): ExtensionPlan[] {
  return (EXTENSIONS[service] ?? [])
    .filter((row) => row.appliesTo(type, model))
    .map(({ module, type: name, constant, replaces = [] }) => ({ module, type: name, constant, replaces }));
}

/** Packages that the resources of a service need, sorted. */
export function resourcePackagesOf(service: string): string[] {
  const modules = (EXTENSIONS[service] ?? []).map(({ module }) => module.split("/").slice(0, 2).join("/"));
  return [...new Set(["@boto3/resources", ...modules])].sort();
}
