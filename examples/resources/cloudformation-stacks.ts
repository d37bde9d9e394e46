/** CloudFormation with resources: a stack from a template, its events, resources and outputs. */
import { Session } from "@boto3/core";
import { CloudFormationResource } from "@boto3/client-cloudformation/resource";

const cloudformation = new Session({ regionName: "us-east-1" }).resource(CloudFormationResource);

const template = {
  Parameters: { Name: { Type: "String" } },
  Resources: { Jobs: { Type: "AWS::SQS::Queue", Properties: { QueueName: { Ref: "Name" } } } },
  Outputs: { Url: { Value: { Ref: "Jobs" } } },
};
const stack = await cloudformation.createStack({
  StackName: "jobs",
  TemplateBody: JSON.stringify(template),
  Parameters: [{ ParameterKey: "Name", ParameterValue: "jobs-of-the-stack" }],
});
await stack.meta.client.getWaiter("stackCreateComplete").wait({ StackName: stack.name, WaiterConfig: { Delay: 1 } });

await stack.load();
console.log(
  `${stack.stackStatus}: ${stack.outputs?.[0]?.OutputKey} ends in ${stack.outputs?.[0]?.OutputValue?.split("/").at(-1)}`,
);
for await (const summary of stack.resourceSummaries) console.log(summary.logicalId, summary.resourceType);
const jobs = await stack.Resource("Jobs").load();
console.log(`part of ${jobs.Stack().name}: ${jobs.resourceStatus}`);
console.log(`${(await stack.events.toArray()).length > 0 ? "some" : "no"} events`);

await stack.delete();
await stack.meta.client.getWaiter("stackDeleteComplete").wait({ StackName: "jobs", WaiterConfig: { Delay: 1 } });
console.log("done: all gone");
