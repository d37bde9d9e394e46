/**
 * What an editor has to do for a program with resources, as the compiler counts it. Counts, unlike times, are the same on every machine.
 * A budget is a ceiling a little above what was measured last.
 */

/** One program and its ceilings. */
export interface TypeBudget {
  readonly service: string;
  /** Class of the service resource. */
  readonly className: string;
  /** Statements that name what a program names; an editor completes in the last of them. */
  readonly code: string;
  /** Types the compiler makes. */
  readonly types: number;
  /** Instantiations of generic types. */
  readonly instantiations: number;
}

export const TYPE_BUDGETS: readonly TypeBudget[] = [
  {
    service: "s3",
    className: "S3Resource",
    code: `const bucket = resource.Bucket("b");
for await (const object of bucket.objects.filter({ Prefix: "a" }).limit(1)) console.log(object.size, await object.Object().load());
export const [answer] = await bucket.objects.delete();
bucket.name;`,
    types: 640,
    instantiations: 60,
  },
  {
    service: "ec2",
    className: "EC2Resource",
    code: `const [instance] = await resource.createInstances({ MinCount: 1, MaxCount: 1 });
await instance?.createTags({ Tags: [{ Key: "a", Value: "b" }] });
for await (const one of resource.instances.filter({ Filters: [] })) console.log(one.vpc?.cidrBlock, one.state?.Name);
export const answers = await resource.instances.stop();
instance?.id;`,
    types: 4000,
    instantiations: 160,
  },
];
