/** IAM with resources: users, groups, policies and access keys. */
import { Session, isError } from "@boto3/core";
import { IAMResource } from "@boto3/client-iam/resource";

const iam = new Session({ regionName: "us-east-1" }).resource(IAMResource);

const group = await iam.createGroup({ GroupName: "readers" });
const user = await iam.createUser({ UserName: "ada", Path: "/people/" });
await group.addUser({ UserName: user.name });
console.log(`${(await user.load()).arn} is in`, (await user.groups.toArray()).map(({ name }) => name).join());

// A policy of our own, attached to the group.
const policy = await iam.createPolicy({
  PolicyName: "read-reports",
  PolicyDocument: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" }],
  }),
});
await group.attachPolicy({ PolicyArn: policy.arn });
for await (const attached of group.attachedPolicies) console.log(`attached: ${attached.arn.split("/").at(-1)}`);
console.log(`versions: ${(await policy.versions.toArray()).map(({ versionId }) => versionId).join()}`);

// The secret of a new key pair is known here and never again; texts of the resource do not show it.
const pair = await user.createAccessKeyPair();
console.log(`secret shown: ${String(pair).includes(pair.secret)}`);
for await (const key of user.accessKeys) await key.deactivate();
console.log(`status: ${(await user.accessKeys.toArray())[0]?.status}`);

// Taking it all away, in the order IAM wants.
await group.detachPolicy({ PolicyArn: policy.arn });
await policy.delete();
for await (const key of user.accessKeys) await key.delete();
await group.removeUser({ UserName: user.name });
await group.delete();
await user.delete();
try {
  await user.load();
} catch (error) {
  if (!isError(error, "NoSuchEntityException")) throw error;
  console.log("done: all gone");
}
