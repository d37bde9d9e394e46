import type { ClientClass } from "@boto3/core";
import { answering } from "../../test/orchard.ts";
import { resourceFamily, type ResourceClass, type ResourceFamily } from "../family.ts";
import { resourceClass } from "../resource-class.ts";
import type { Resource } from "../resource.ts";
import { serviceTags, tagDeletion, type ServiceTags, type TagDeletion } from "./tags.ts";

interface Input {
  readonly Resources?: readonly string[];
  readonly Tags?: ReadonlyArray<{ readonly Key: string; readonly Value?: string }>;
}

const family: ResourceFamily = resourceFamily("ec2", {} as ClientClass<unknown>, () => [Service, Instance, Tag]);

interface Service extends Resource, ServiceTags<Input, Input, Resource, object> {}

const Service: ResourceClass<Service> = resourceClass(family, "ServiceResource", { methods: [serviceTags] });

interface Instance extends Resource, TagDeletion<Input, object> {
  readonly state: string | undefined;
  load(): Promise<this>;
}

const Instance: ResourceClass<Instance, [id: string]> = resourceClass(family, "Instance", {
  identifiers: ["id"],
  attributes: { state: "State" },
  load: { operation: "DescribeInstances", params: [["InstanceIds[0]", "identifier", "id"]] },
  actions: { createTags: { operation: "CreateTags", params: [["Resources[0]", "identifier", "id"]] } },
  methods: [tagDeletion],
});

const Tag: ResourceClass<Resource, [resourceId: string, key: string, value: string]> = resourceClass(family, "Tag", {
  identifiers: ["resourceId", "key", "value"],
});

describe("tags of EC2", () => {
  test("on the service: a resource for each resource and tag, resources outside", async () => {
    const client = answering({});
    const input = { Resources: ["i-1", "i-2"], Tags: ["a", "b"].map((Key) => ({ Key, Value: "v" })) };
    const tags = await new Service({ client }).createTags(input);
    expect(tags.map(String)).toEqual(
      ["i-1", "i-2"].flatMap((id) => ["a", "b"].map((key) => `ec2.Tag(resourceId='${id}', key='${key}', value='v')`)),
    );
    expect(client.calls).toEqual([{ operation: "CreateTags", input }]);
  });

  test("are deleted from this resource alone, whatever the caller says, and its data is forgotten", async () => {
    const client = answering({ State: "running" }, { done: true });
    const instance = await new Instance("i-1", { client }).load();
    const input = { Resources: ["i-2"], Tags: [{ Key: "a" }] };
    expect(await instance.deleteTags(input)).toEqual({ done: true });
    expect(client.calls[1]).toEqual({ operation: "DeleteTags", input: { Resources: ["i-1"], Tags: [{ Key: "a" }] } });
    expect(() => instance.state).toThrow("not loaded");
  });
});
