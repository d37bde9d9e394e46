/** Smokes of services that speak query: forms out, XML back. */
import assert from "node:assert/strict";
import { AutoScaling } from "@boto3/client-autoscaling";
import { CloudFormation } from "@boto3/client-cloudformation";
import { ElasticLoadBalancingv2 } from "@boto3/client-elbv2";
import { IAM } from "@boto3/client-iam";
import { RDS } from "@boto3/client-rds";
import { SES } from "@boto3/client-ses";
import { SNS } from "@boto3/client-sns";
import { STS } from "@boto3/client-sts";
import { failsWith, present, type Smoke } from "./smoke.ts";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

export const querySmokes: readonly Smoke[] = [
  {
    service: "iam",
    async run(settings) {
      const iam = new IAM(settings);
      const tags = [{ Key: "team", Value: "a & b <c>" }];
      const created = await iam.createRole({ RoleName: "smoke", AssumeRolePolicyDocument: TRUST, Path: "/smoke/", Tags: tags });
      assert.equal(created.Role.RoleName, "smoke");
      assert.ok(created.Role.CreateDate instanceof Date);
      const read = await iam.getRole({ RoleName: "smoke" });
      assert.equal(read.Role.Arn, created.Role.Arn);
      assert.deepEqual(read.Role.Tags, tags);
      const { Roles } = await iam.listRoles({ PathPrefix: "/smoke/" });
      assert.deepEqual(
        Roles.map((role) => role.RoleName),
        ["smoke"],
      );
      await iam.deleteRole({ RoleName: "smoke" });
      await failsWith("NoSuchEntity", iam.getRole({ RoleName: "smoke" }));
    },
  },
  {
    service: "sts",
    async run(settings) {
      const sts = new STS(settings);
      const { Account, Arn } = await sts.getCallerIdentity({});
      assert.match(present(Account, "Account"), /^\d{12}$/);
      assert.match(present(Arn, "Arn"), /^arn:aws:/);
      const assumed = await sts.assumeRole({ RoleArn: "arn:aws:iam::123456789012:role/smoke", RoleSessionName: "smoke" });
      assert.match(present(assumed.Credentials?.AccessKeyId, "AccessKeyId"), /^[A-Z0-9]{16,}$/);
      assert.ok(present(assumed.Credentials?.Expiration, "Expiration").getTime() > Date.now());
    },
  },
  {
    service: "sns",
    async run(settings) {
      const sns = new SNS(settings);
      const topic = present(
        (await sns.createTopic({ Name: "smoke", Attributes: { DisplayName: "Smoke" } })).TopicArn,
        "TopicArn",
      );
      const { Attributes } = await sns.getTopicAttributes({ TopicArn: topic });
      assert.equal(Attributes?.["DisplayName"], "Smoke");
      const { Topics = [] } = await sns.listTopics({});
      assert.ok(Topics.some((entry) => entry.TopicArn === topic));
      const batch = await sns.publishBatch({ TopicArn: topic, PublishBatchRequestEntries: [{ Id: "1", Message: "ü" }] });
      assert.deepEqual(
        batch.Successful?.map((entry) => entry.Id),
        ["1"],
      );
      await sns.deleteTopic({ TopicArn: topic });
      await failsWith("NotFound", sns.getTopicAttributes({ TopicArn: topic }));
    },
  },
  {
    service: "rds",
    async run(settings) {
      const rds = new RDS(settings);
      const { DBInstance } = await rds.createDBInstance({
        DBInstanceIdentifier: "smoke",
        DBInstanceClass: "db.t3.micro",
        Engine: "postgres",
        AllocatedStorage: 20,
        MasterUsername: "smoke",
        MasterUserPassword: "not-a-secret",
        Tags: [{ Key: "k", Value: "v" }],
      });
      assert.equal(DBInstance?.AllocatedStorage, 20);
      const { DBInstances = [] } = await rds.describeDBInstances({ DBInstanceIdentifier: "smoke" });
      assert.equal(DBInstances[0]?.Engine, "postgres");
      assert.deepEqual(DBInstances[0]?.TagList, [{ Key: "k", Value: "v" }]);
      await rds.deleteDBInstance({ DBInstanceIdentifier: "smoke", SkipFinalSnapshot: true });
      await failsWith("DBInstanceNotFound", rds.describeDBInstances({ DBInstanceIdentifier: "smoke" }));
    },
  },
  {
    service: "cloudformation",
    async run(settings) {
      const cloudformation = new CloudFormation(settings);
      const TemplateBody = JSON.stringify({
        AWSTemplateFormatVersion: "2010-09-09",
        Resources: { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "smoke-stack" } } },
        Outputs: { Url: { Value: { Ref: "Queue" } } },
      });
      const { StackId } = await cloudformation.createStack({ StackName: "smoke", TemplateBody });
      const { Stacks = [] } = await cloudformation.describeStacks({ StackName: "smoke" });
      assert.equal(Stacks[0]?.StackId, StackId);
      assert.equal(Stacks[0]?.Outputs?.[0]?.OutputKey, "Url");
      const { StackResourceSummaries = [] } = await cloudformation.listStackResources({ StackName: "smoke" });
      assert.equal(StackResourceSummaries[0]?.ResourceType, "AWS::SQS::Queue");
      await cloudformation.deleteStack({ StackName: "smoke" });
      await failsWith("ValidationError", cloudformation.describeStacks({ StackName: "smoke" }));
    },
  },
  {
    service: "elbv2",
    async run(settings) {
      const elb = new ElasticLoadBalancingv2(settings);
      const { TargetGroups = [] } = await elb.createTargetGroup({ Name: "smoke", TargetType: "lambda" });
      const arn = present(TargetGroups[0]?.TargetGroupArn, "TargetGroupArn");
      const described = await elb.describeTargetGroups({ Names: ["smoke"] });
      assert.equal(described.TargetGroups?.[0]?.TargetGroupArn, arn);
      await elb.addTags({ ResourceArns: [arn], Tags: [{ Key: "k", Value: "v" }] });
      const { TagDescriptions = [] } = await elb.describeTags({ ResourceArns: [arn] });
      assert.deepEqual(TagDescriptions[0]?.Tags, [{ Key: "k", Value: "v" }]);
      await elb.deleteTargetGroup({ TargetGroupArn: arn });
      await failsWith("TargetGroupNotFound", elb.describeTargetGroups({ TargetGroupArns: [arn] }));
    },
  },
  {
    service: "autoscaling",
    async run(settings) {
      const autoscaling = new AutoScaling(settings);
      await autoscaling.createLaunchConfiguration({
        LaunchConfigurationName: "smoke",
        ImageId: "ami-12c6146b",
        InstanceType: "t3.micro",
      });
      const { LaunchConfigurations } = await autoscaling.describeLaunchConfigurations({ LaunchConfigurationNames: ["smoke"] });
      assert.equal(LaunchConfigurations[0]?.InstanceType, "t3.micro");
      assert.ok(LaunchConfigurations[0]?.CreatedTime instanceof Date);
      await autoscaling.deleteLaunchConfiguration({ LaunchConfigurationName: "smoke" });
      assert.deepEqual((await autoscaling.describeLaunchConfigurations({})).LaunchConfigurations, []);
    },
  },
  {
    service: "ses",
    async run(settings) {
      const ses = new SES(settings);
      await ses.verifyEmailIdentity({ EmailAddress: "smoke@example.com" });
      const { Identities } = await ses.listIdentities({ IdentityType: "EmailAddress" });
      assert.deepEqual(Identities, ["smoke@example.com"]);
      const { MessageId } = await ses.sendEmail({
        Source: "smoke@example.com",
        Destination: { ToAddresses: ["to@example.com"] },
        Message: { Subject: { Data: "Grüße" }, Body: { Text: { Data: "1 + 1 = 2 & more" } } },
      });
      present(MessageId, "MessageId");
      await ses.deleteIdentity({ Identity: "smoke@example.com" });
      assert.deepEqual((await ses.listIdentities({})).Identities, []);
    },
  },
];
