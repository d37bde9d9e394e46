/**
 * What an editor has to do for a program with one call or with resources, as the compiler counts it. Counts, unlike times, are the same on every machine.
 * A budget is a ceiling a little above what was measured last.
 */

/** One program and its ceilings. */
export interface TypeBudget {
  readonly name: string;
  readonly service: string;
  /** The program; an editor completes in the last statement. */
  readonly code: string;
  /** Types the compiler makes. */
  readonly types: number;
  /** Instantiations of generic types. */
  readonly instantiations: number;
}

export const TYPE_BUDGETS: readonly TypeBudget[] = [
  {
    name: "one call of s3",
    service: "s3",
    code: `import { createClient } from "@boto3/core";
import { service, getObject } from "@boto3/client-s3";
const client = createClient(service, { getObject }, { regionName: "us-east-1" });
export const get = async (key: string): Promise<string> => (await client.getObject({ Bucket: "b", Key: key })).Body.text();`,
    types: 500,
    instantiations: 120,
  },
  {
    name: "one call of ec2",
    service: "ec2",
    code: `import { createClient } from "@boto3/core";
import { service, describeInstances } from "@boto3/client-ec2";
const client = createClient(service, { describeInstances }, { regionName: "us-east-1" });
export const id = (await client.describeInstances({})).Reservations?.[0]?.Instances?.[0]?.InstanceId;`,
    types: 520,
    instantiations: 130,
  },
  {
    name: "the class of ec2",
    service: "ec2",
    code: `import { EC2 } from "@boto3/client-ec2";
const client = new EC2({ regionName: "us-east-1" });
export const id = (await client.describeInstances({})).Reservations?.[0]?.Instances?.[0]?.InstanceId;`,
    types: 470,
    instantiations: 15,
  },
  {
    name: "resources of s3",
    service: "s3",
    code: `import { S3Resource } from "@boto3/client-s3/resource";
const resource = new S3Resource();
const bucket = resource.Bucket("b");
for await (const object of bucket.objects.filter({ Prefix: "a" }).limit(1)) console.log(object.size, await object.Object().load());
export const [answer] = await bucket.objects.delete();
bucket.name;`,
    types: 640,
    instantiations: 60,
  },
  {
    name: "resources of ec2",
    service: "ec2",
    code: `import { EC2Resource } from "@boto3/client-ec2/resource";
const resource = new EC2Resource();
const [instance] = await resource.createInstances({ MinCount: 1, MaxCount: 1 });
await instance?.createTags({ Tags: [{ Key: "a", Value: "b" }] });
for await (const one of resource.instances.filter({ Filters: [] })) console.log(one.vpc?.cidrBlock, one.state?.Name);
export const answers = await resource.instances.stop();
instance?.id;`,
    types: 4000,
    instantiations: 160,
  },
];
