/**
 * Tags of EC2 resources: what the resource model cannot say, written by hand as in boto3 (`ec2/createtags.py`, `ec2/deletetags.py`,
 * spec RSV-27, RSV-28). Differs from boto3: `deleteTags` is on every type that has `createTags`, not on instances alone.
 */
import type { CallOptions } from "@boto3/core";
import { callOperation, clearData } from "../action.ts";
import { fillParameters, type Parameters } from "../parameters.ts";
import type { ResourceBase } from "../resource.ts";

/** What the service has. */
export interface ServiceTags<CreateInput, DeleteInput, Tag, Output> {
  /** Calls CreateTags. Returns a Tag for each resource and tag, in that order. */
  createTags(input: CreateInput, options?: CallOptions): Promise<Tag[]>;
  /** Calls DeleteTags. */
  deleteTags(input: DeleteInput, options?: CallOptions): Promise<Output>;
}

/** What a taggable resource has beside its modelled `createTags`. */
export interface TagDeletion<Input, Output> {
  /**
   * Calls DeleteTags for this resource alone, whatever `Resources` the input may have. Without `Tags` all tags of the resource go;
   * a tag without `Value` goes whatever its value is.
   */
  deleteTags(input?: Omit<Input, "Resources">, options?: CallOptions): Promise<Output>;
}

interface TagInput {
  readonly Resources?: readonly string[];
  readonly Tags?: ReadonlyArray<{ readonly Key: string; readonly Value: string }>;
}

export const serviceTags: object = {
  async createTags(this: ResourceBase, input: TagInput & Parameters, options?: CallOptions): Promise<unknown[]> {
    const { client, family } = this.meta;
    await callOperation(client, "CreateTags", input, options);
    const { Resources = [], Tags = [] } = input;
    return Resources.flatMap((resourceId) =>
      Tags.map(({ Key, Value }) => family.create("Tag", { resourceId, key: Key, value: Value }, client)),
    );
  },
  async deleteTags(this: ResourceBase, input: Parameters, options?: CallOptions): Promise<unknown> {
    return callOperation(this.meta.client, "DeleteTags", input, options);
  },
};

export const tagDeletion: object = {
  async deleteTags(this: ResourceBase, input?: Parameters, options?: CallOptions): Promise<unknown> {
    const { Resources } = await fillParameters(this, this.meta.resourceModel.actions?.["createTags"]?.params);
    const reply = await callOperation(this.meta.client, "DeleteTags", { ...input, Resources }, options);
    clearData(this);
    return reply;
  },
};
