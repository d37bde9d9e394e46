/** Waits on services: until a thing is there, and until it is gone. */
import assert from "node:assert/strict";
import { CloudFormation } from "@boto3/client-cloudformation";
import { CloudFront } from "@boto3/client-cloudfront";
import { CloudWatch } from "@boto3/client-cloudwatch";
import { createClient, isError, waitUntil, type WaiterError } from "@boto3/core";
import { DynamoDB } from "@boto3/client-dynamodb";
import { EC2 } from "@boto3/client-ec2";
import { ECS } from "@boto3/client-ecs";
import { EKS } from "@boto3/client-eks";
import { ElasticLoadBalancingv2 } from "@boto3/client-elbv2";
import { IAM } from "@boto3/client-iam";
import { Kinesis } from "@boto3/client-kinesis";
import { Lambda } from "@boto3/client-lambda";
import { RDS } from "@boto3/client-rds";
import { Route53 } from "@boto3/client-route53";
import { bucketExistsWaiter, headBucket, S3, service as s3Service } from "@boto3/client-s3";
import { SES } from "@boto3/client-ses";
import { present, type Smoke } from "../smokes/smoke.ts";

/** No time is lost where the server is at once where it shall be. */
const WaiterConfig = { Delay: 0.1, MaxAttempts: 20 };
const ROLE = "arn:aws:iam::123456789012:role/waits";

/** Asserts that a wait fails, and gives the error. */
async function failedWait(wait: Promise<unknown>): Promise<WaiterError> {
  const error: unknown = await wait.then(
    () => new assert.AssertionError({ message: "the wait succeeded" }),
    (caught: unknown) => caught,
  );
  assert.ok(isError(error, "WaiterError"), String(error));
  return error as unknown as WaiterError;
}

export const WAITS: readonly Smoke[] = [
  {
    service: "s3",
    async run(settings) {
      const s3 = new S3(settings);
      const Bucket = "waits";
      await s3.waitUntil.bucketNotExists({ Bucket, WaiterConfig });
      const small = createClient(s3Service, { headBucket }, settings);
      let attempts = 0;
      const wait = waitUntil(small, bucketExistsWaiter, { Bucket, WaiterConfig }, { onAttempt: () => void attempts++ });
      await new Promise((resolve) => setTimeout(resolve, 150));
      await s3.createBucket({ Bucket });
      assert.equal((await wait).attempts, attempts);
      assert.ok(attempts > 1, `${attempts} attempts`);
      await s3.putObject({ Bucket, Key: "k", Body: "x" });
      await s3.getWaiter("object_exists").wait({ Bucket, Key: "k", WaiterConfig });
      await s3.deleteObject({ Bucket, Key: "k" });
      await s3.getWaiter("ObjectNotExists").wait({ Bucket, Key: "k", WaiterConfig });
      const error = await failedWait(s3.waitUntil.objectExists({ Bucket, Key: "k", WaiterConfig: { Delay: 0, MaxAttempts: 2 } }));
      assert.equal(error.reason, "Max attempts exceeded. Previously accepted state: Matched expected HTTP status code: 404");
    },
  },
  {
    service: "dynamodb",
    async run(settings) {
      const dynamodb = new DynamoDB(settings);
      const TableName = "waits";
      await dynamodb.createTable({
        TableName,
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      });
      const { lastResponse } = await dynamodb.waitUntil.tableExists({ TableName, WaiterConfig });
      assert.ok("Table" in lastResponse);
      await dynamodb.deleteTable({ TableName });
      await dynamodb.waitUntil.tableNotExists({ TableName, WaiterConfig });
    },
  },
  {
    service: "ec2",
    async run(settings) {
      const ec2 = new EC2(settings);
      const { Instances = [] } = await ec2.runInstances({ ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 2 });
      const InstanceIds = Instances.map(({ InstanceId }) => present(InstanceId, "InstanceId"));
      await ec2.waitUntil.instanceExists({ InstanceIds, WaiterConfig });
      await ec2.waitUntil.instanceRunning({ InstanceIds, WaiterConfig });
      await ec2.terminateInstances({ InstanceIds });
      await ec2.waitUntil.instanceTerminated({ InstanceIds, WaiterConfig });
      const error = await failedWait(ec2.waitUntil.instanceRunning({ InstanceIds, WaiterConfig }));
      assert.match(
        error.reason,
        /"Reservations\[\]\.Instances\[\]\.State\.Name" we matched expected path: "terminated" at least once$/,
      );
      await ec2.createKeyPair({ KeyName: "waits" });
      await ec2.waitUntil.keyPairExists({ KeyNames: ["waits"], WaiterConfig });
    },
  },
  {
    service: "rds",
    async run(settings) {
      const rds = new RDS(settings);
      const DBInstanceIdentifier = "waits";
      await rds.createDBInstance({
        DBInstanceIdentifier,
        DBInstanceClass: "db.t3.micro",
        Engine: "postgres",
        AllocatedStorage: 20,
        MasterUsername: "admin1",
        MasterUserPassword: "a-password-1",
      });
      await rds.waitUntil.dBInstanceAvailable({ DBInstanceIdentifier, WaiterConfig });
      await rds.deleteDBInstance({ DBInstanceIdentifier, SkipFinalSnapshot: true });
      await rds.waitUntil.dBInstanceDeleted({ DBInstanceIdentifier, WaiterConfig });
    },
  },
  {
    service: "iam",
    async run(settings) {
      const iam = new IAM(settings);
      await iam.createUser({ UserName: "waits" });
      await iam.waitUntil.userExists({ UserName: "waits", WaiterConfig });
      await iam.createRole({
        RoleName: "waits",
        AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
      });
      await iam.waitUntil.roleExists({ RoleName: "waits", WaiterConfig });
    },
  },
  {
    service: "lambda",
    async run(settings) {
      await new IAM(settings).createRole({
        RoleName: "waits-lambda",
        AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
      });
      const lambda = new Lambda(settings);
      await lambda.createFunction({
        FunctionName: "waits",
        Role: `${ROLE}-lambda`,
        Runtime: "nodejs20.x",
        Handler: "index.handler",
        Code: { ZipFile: emptyZip() },
      });
      await lambda.waitUntil.functionExists({ FunctionName: "waits", WaiterConfig });
      await lambda.waitUntil.functionActiveV2({ FunctionName: "waits", WaiterConfig });
    },
  },
  {
    service: "cloudformation",
    async run(settings) {
      const cloudformation = new CloudFormation(settings);
      const TemplateBody = JSON.stringify({
        Resources: { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "waits" } } },
      });
      await cloudformation.createStack({ StackName: "waits", TemplateBody });
      await cloudformation.waitUntil.stackExists({ StackName: "waits", WaiterConfig });
      await cloudformation.waitUntil.stackCreateComplete({ StackName: "waits", WaiterConfig });
      await cloudformation.deleteStack({ StackName: "waits" });
      await cloudformation.waitUntil.stackDeleteComplete({ StackName: "waits", WaiterConfig });
    },
  },
  {
    service: "kinesis",
    async run(settings) {
      const kinesis = new Kinesis(settings);
      await kinesis.createStream({ StreamName: "waits", ShardCount: 1 });
      await kinesis.waitUntil.streamExists({ StreamName: "waits", WaiterConfig });
      await kinesis.deleteStream({ StreamName: "waits" });
      await kinesis.waitUntil.streamNotExists({ StreamName: "waits", WaiterConfig });
    },
  },
  {
    service: "cloudwatch",
    async run(settings) {
      const cloudwatch = new CloudWatch(settings);
      const AlarmNames = ["waits"];
      const before = await failedWait(
        cloudwatch.waitUntil.alarmExists({ AlarmNames, WaiterConfig: { Delay: 0, MaxAttempts: 1 } }),
      );
      assert.equal(before.reason, "Max attempts exceeded");
      await cloudwatch.putMetricAlarm({
        AlarmName: "waits",
        ComparisonOperator: "GreaterThanThreshold",
        EvaluationPeriods: 1,
        MetricName: "m",
        Namespace: "n",
        Period: 60,
        Statistic: "Sum",
        Threshold: 1,
      });
      await cloudwatch.waitUntil.alarmExists({ AlarmNames, WaiterConfig });
    },
  },
  {
    service: "elbv2",
    async run(settings) {
      const ec2 = new EC2(settings);
      const { Vpc } = await ec2.createVpc({ CidrBlock: "10.8.0.0/16" });
      const VpcId = present(Vpc?.VpcId, "VpcId");
      await ec2.waitUntil.vpcAvailable({ VpcIds: [VpcId], WaiterConfig });
      const subnet = async (CidrBlock: string, AvailabilityZone: string): Promise<string> =>
        present((await ec2.createSubnet({ VpcId, CidrBlock, AvailabilityZone })).Subnet?.SubnetId, "SubnetId");
      const Subnets = [await subnet("10.8.1.0/24", "us-east-1a"), await subnet("10.8.2.0/24", "us-east-1b")];
      const elb = new ElasticLoadBalancingv2(settings);
      await elb.createLoadBalancer({ Name: "waits", Subnets });
      await elb.waitUntil.loadBalancerExists({ Names: ["waits"], WaiterConfig });
    },
  },
  {
    service: "ecs",
    async run(settings) {
      const ecs = new ECS(settings);
      await ecs.createCluster({ clusterName: "waits" });
      const error = await failedWait(ecs.waitUntil.servicesStable({ cluster: "waits", services: ["absent"], WaiterConfig }));
      assert.match(error.reason, /"failures\[\]\.reason" we matched expected path: "MISSING" at least once$/);
    },
  },
  {
    service: "eks",
    async run(settings) {
      const eks = new EKS(settings);
      await eks.createCluster({ name: "waits", roleArn: ROLE, resourcesVpcConfig: { subnetIds: ["subnet-1"] } });
      await eks.waitUntil.clusterActive({ name: "waits", WaiterConfig });
      await eks.deleteCluster({ name: "waits" });
      await eks.waitUntil.clusterDeleted({ name: "waits", WaiterConfig });
    },
  },
  {
    service: "route53",
    async run(settings) {
      const route53 = new Route53(settings);
      const { HostedZone } = await route53.createHostedZone({ Name: "waits.example.", CallerReference: "waits" });
      const { ChangeInfo } = await route53.changeResourceRecordSets({
        HostedZoneId: present(HostedZone?.Id, "HostedZone.Id"),
        ChangeBatch: {
          Changes: [
            {
              Action: "CREATE",
              ResourceRecordSet: { Name: "a.waits.example.", Type: "A", TTL: 60, ResourceRecords: [{ Value: "127.0.0.1" }] },
            },
          ],
        },
      });
      await route53.waitUntil.resourceRecordSetsChanged({ Id: present(ChangeInfo?.Id, "ChangeInfo.Id"), WaiterConfig });
    },
  },
  {
    service: "ses",
    async run(settings) {
      const ses = new SES(settings);
      await ses.verifyEmailIdentity({ EmailAddress: "waits@example.com" });
      await ses.waitUntil.identityExists({ Identities: ["waits@example.com"], WaiterConfig });
    },
  },
  {
    service: "cloudfront",
    async run(settings) {
      const cloudfront = new CloudFront(settings);
      const origin = { Id: "o", DomainName: "waits.s3.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } };
      const { Distribution } = await cloudfront.createDistribution({
        DistributionConfig: {
          CallerReference: "waits",
          Comment: "",
          Enabled: false,
          Origins: { Quantity: 1, Items: [origin] },
          DefaultCacheBehavior: { TargetOriginId: "o", ViewerProtocolPolicy: "allow-all" },
        },
      });
      await cloudfront.waitUntil.distributionDeployed({ Id: present(Distribution?.Id, "Distribution.Id"), WaiterConfig });
    },
  },
];

/** The smallest archive: an end without entries. */
function emptyZip(): Uint8Array {
  const bytes = new Uint8Array(22);
  bytes.set([0x50, 0x4b, 0x05, 0x06]);
  return bytes;
}
