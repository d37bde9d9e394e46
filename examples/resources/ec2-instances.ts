/**
 * EC2 with resources: a network, instances in it, tags, and what to do with many instances at once.
 *
 *     AWS_ENDPOINT_URL=http://127.0.0.1:5000 npx tsx examples/resources/ec2-instances.ts
 */
import { Session } from "@boto3/core";
import { EC2Resource } from "@boto3/client-ec2/resource";

const ec2 = new Session({ regionName: "us-east-1" }).resource(EC2Resource);

// A network of its own. Resources that an action made are not loaded unless the reply had their data.
const vpc = await ec2.createVpc({ CidrBlock: "10.1.0.0/16" });
await vpc.waitUntilAvailable({ WaiterConfig: { Delay: 1, MaxAttempts: 10 } });
const subnet = await vpc.createSubnet({ CidrBlock: "10.1.1.0/24" });
console.log(`network ${(await vpc.load()).cidrBlock}, subnet ${subnet.cidrBlock}`);

// Several instances are one call, and the answer a list.
const [image] = await ec2.images.limit(1).toArray();
const instances = await ec2.createInstances({
  ImageId: image?.id ?? "ami-12345678",
  InstanceType: "t3.micro",
  MinCount: 3,
  MaxCount: 3,
  SubnetId: subnet.id,
});
const [first] = instances;
if (!first) throw new Error("No instance was started.");

// Tags, on one resource or on many.
await first.createTags({ Tags: [{ Key: "Name", Value: "front" }] });
const tags = await ec2.createTags({
  Resources: instances.map((instance) => instance.id),
  Tags: [{ Key: "stage", Value: "test" }],
});
console.log(`${tags.length} tags, the first is ${tags[0]?.key}=${tags[0]?.value}`);

// The filter adds to that of the collection: instances of this network only.
const running = vpc.instances.filter({ Filters: [{ Name: "instance-state-name", Values: ["running"] }] });
for await (const instance of running) console.log(instance.instanceType, instance.subnet?.equals(subnet));

// What a reference names is read from data, so load first.
await first.load();
console.log(
  `${first.vpc?.equals(vpc)}, tagged ${first.tags
    ?.map(({ Key }) => Key)
    .sort()
    .join(" and ")}`,
);
await first.deleteTags({ Tags: [{ Key: "Name" }] });
console.log(`left: ${(await first.load()).tags?.map(({ Key }) => Key).join()}`);

// One call stops all of them; waiting tells nothing about data, so load again.
await running.stop();
await first.waitUntilStopped({ WaiterConfig: { Delay: 1, MaxAttempts: 30 } });
console.log(`state: ${(await first.load()).state?.Name}`);

await vpc.instances.terminate();
for (const instance of instances) await instance.waitUntilTerminated({ WaiterConfig: { Delay: 1, MaxAttempts: 30 } });
await subnet.delete();
await vpc.delete();
console.log("done: all gone");
