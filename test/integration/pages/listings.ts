/** Listings of services: some things are made, and found again page by page. */
import { AutoScaling } from "@boto3/client-autoscaling";
import { CloudFormation } from "@boto3/client-cloudformation";
import { CloudWatch } from "@boto3/client-cloudwatch";
import { CognitoIdentityProvider } from "@boto3/client-cognito-idp";
import { DynamoDB } from "@boto3/client-dynamodb";
import { EC2 } from "@boto3/client-ec2";
import { ECR } from "@boto3/client-ecr";
import { ECS } from "@boto3/client-ecs";
import { EKS } from "@boto3/client-eks";
import { Glue } from "@boto3/client-glue";
import { IAM } from "@boto3/client-iam";
import { IoT } from "@boto3/client-iot";
import { Kinesis } from "@boto3/client-kinesis";
import { KMS } from "@boto3/client-kms";
import { CloudWatchLogs } from "@boto3/client-logs";
import { RDS } from "@boto3/client-rds";
import { Route53 } from "@boto3/client-route53";
import { S3 } from "@boto3/client-s3";
import { SecretsManager } from "@boto3/client-secretsmanager";
import { SNS } from "@boto3/client-sns";
import { SQS } from "@boto3/client-sqs";
import { SSM } from "@boto3/client-ssm";
import { SFN } from "@boto3/client-stepfunctions";
import { present, type Smoke } from "../smokes/smoke.ts";
import { checkPages } from "./check-pages.ts";

const NAMES = ["pages-a", "pages-b", "pages-c", "pages-d", "pages-e"];
const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [] });

/** What `make` gives for each name, one after the other. */
async function each<Made>(make: (name: string) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (const name of NAMES) made.push(await make(name));
  return made;
}

export const LISTINGS: readonly Smoke[] = [
  {
    service: "s3",
    async run(settings) {
      const s3 = new S3(settings);
      await s3.createBucket({ Bucket: "pages" });
      await each((Key) => s3.putObject({ Bucket: "pages", Key, Body: "x" }));
      // The old operation has no token where a listing has no delimiter: the last key stands for it.
      await checkPages({
        pages: (PaginationConfig) => s3.getPaginator("list_objects").paginate({ Bucket: "pages", PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ Key }) => Key,
        created: NAMES,
        pageSize: 2,
      });
      await checkPages({
        pages: (PaginationConfig) => s3.paginate.listObjectsV2({ Bucket: "pages", PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ Key }) => Key,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "dynamodb",
    async run(settings) {
      const dynamodb = new DynamoDB(settings);
      const table = (TableName: string): Promise<unknown> =>
        dynamodb.createTable({
          TableName,
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName: "id", AttributeType: "B" }],
          BillingMode: "PAY_PER_REQUEST",
        });
      await each(table);
      await checkPages({
        pages: (PaginationConfig) => dynamodb.paginate.listTables({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: (name) => name,
        created: NAMES,
        pageSize: 2,
      });
      // Keys are bytes, which resume tokens carry.
      await each((name) => dynamodb.putItem({ TableName: "pages-a", Item: { id: { B: Buffer.from(name) }, name: { S: name } } }));
      await checkPages({
        pages: (PaginationConfig) => dynamodb.paginate.scan({ TableName: "pages-a", PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: (item) => item["name"]?.S,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "iam",
    async run(settings) {
      const iam = new IAM(settings);
      await each((RoleName) => iam.createRole({ RoleName, AssumeRolePolicyDocument: TRUST }));
      await checkPages({
        pages: (PaginationConfig) => iam.paginate.listRoles({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ RoleName }) => RoleName,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "ec2",
    async run(settings) {
      const ec2 = new EC2(settings);
      await each((KeyName) => ec2.createKeyPair({ KeyName }));
      const { Vpc } = await ec2.createVpc({ CidrBlock: "10.9.0.0/16" });
      const VpcId = present(Vpc?.VpcId, "VpcId");
      await each((GroupName) => ec2.createSecurityGroup({ GroupName, Description: "pages", VpcId }));
      await checkPages({
        pages: (PaginationConfig) =>
          ec2.paginate.describeSecurityGroups({ Filters: [{ Name: "vpc-id", Values: [VpcId] }], PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ GroupName }) => GroupName,
        created: NAMES,
        pageSize: 5,
        isOnePage: true,
      });
    },
  },
  {
    service: "sqs",
    async run(settings) {
      const sqs = new SQS(settings);
      const created = await each(async (QueueName) => present((await sqs.createQueue({ QueueName })).QueueUrl, "QueueUrl"));
      await checkPages({
        pages: (PaginationConfig) => sqs.paginate.listQueues({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: (url) => url,
        created,
        pageSize: 2,
      });
    },
  },
  {
    service: "sns",
    async run(settings) {
      const sns = new SNS(settings);
      const created = await each(async (Name) => present((await sns.createTopic({ Name })).TopicArn, "TopicArn"));
      await checkPages({
        pages: (PaginationConfig) => sns.paginate.listTopics({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ TopicArn }) => TopicArn,
        created,
      });
    },
  },
  {
    service: "logs",
    async run(settings) {
      const logs = new CloudWatchLogs(settings);
      await each((logGroupName) => logs.createLogGroup({ logGroupName }));
      await checkPages({
        pages: (PaginationConfig) => logs.paginate.describeLogGroups({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ logGroupName }) => logGroupName,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "kms",
    async run(settings) {
      const kms = new KMS(settings);
      const created = await each(async (Description) =>
        present((await kms.createKey({ Description })).KeyMetadata?.KeyId, "KeyId"),
      );
      await checkPages({
        pages: (PaginationConfig) => kms.paginate.listKeys({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ KeyId }) => KeyId,
        created,
        pageSize: 2,
        isOnePage: true,
      });
    },
  },
  {
    service: "secretsmanager",
    async run(settings) {
      const secrets = new SecretsManager(settings);
      await each((Name) => secrets.createSecret({ Name, SecretString: "x" }));
      await checkPages({
        pages: (PaginationConfig) => secrets.paginate.listSecrets({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ Name }) => Name,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "ssm",
    async run(settings) {
      const ssm = new SSM(settings);
      await each((Name) => ssm.putParameter({ Name: `/pages/${Name}`, Value: "x", Type: "String" }));
      await checkPages({
        pages: (PaginationConfig) => ssm.paginate.getParametersByPath({ Path: "/pages", PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ Name }) => Name,
        created: NAMES.map((name) => `/pages/${name}`),
        pageSize: 2,
      });
    },
  },
  {
    service: "route53",
    async run(settings) {
      const route53 = new Route53(settings);
      await each((name) => route53.createHostedZone({ Name: `${name}.example.`, CallerReference: name }));
      // The limit is text on the wire.
      await checkPages({
        pages: (PaginationConfig) => route53.paginate.listHostedZones({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ Name }) => Name,
        created: NAMES.map((name) => `${name}.example.`),
        pageSize: 2,
      });
    },
  },
  {
    service: "kinesis",
    async run(settings) {
      const kinesis = new Kinesis(settings);
      await each((StreamName) => kinesis.createStream({ StreamName, ShardCount: 1 }));
      // Without a limit: the server gives no token, only the older way on by the last name.
      await checkPages({
        pages: (PaginationConfig) => kinesis.paginate.listStreams({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: (name) => name,
        created: NAMES,
      });
    },
  },
  {
    service: "cloudwatch",
    async run(settings) {
      const cloudwatch = new CloudWatch(settings);
      await each((AlarmName) =>
        cloudwatch.putMetricAlarm({
          AlarmName,
          ComparisonOperator: "GreaterThanThreshold",
          EvaluationPeriods: 1,
          MetricName: "m",
          Namespace: "n",
          Period: 60,
          Statistic: "Sum",
          Threshold: 1,
        }),
      );
      await checkPages({
        pages: (PaginationConfig) => cloudwatch.paginate.describeAlarms({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ AlarmName }) => AlarmName,
        created: NAMES,
        pageSize: 2,
        isOnePage: true,
      });
    },
  },
  {
    service: "rds",
    async run(settings) {
      const rds = new RDS(settings);
      await each((DBInstanceIdentifier) =>
        rds.createDBInstance({
          DBInstanceIdentifier,
          DBInstanceClass: "db.t3.micro",
          Engine: "postgres",
          AllocatedStorage: 20,
          MasterUsername: "admin1",
          MasterUserPassword: "a-password-1",
        }),
      );
      await checkPages({
        pages: (PaginationConfig) => rds.paginate.describeDBInstances({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ DBInstanceIdentifier }) => DBInstanceIdentifier,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "autoscaling",
    async run(settings) {
      const autoscaling = new AutoScaling(settings);
      await each((LaunchConfigurationName) =>
        autoscaling.createLaunchConfiguration({ LaunchConfigurationName, ImageId: "ami-12c6146b", InstanceType: "t2.micro" }),
      );
      await checkPages({
        pages: (PaginationConfig) => autoscaling.paginate.describeLaunchConfigurations({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ LaunchConfigurationName }) => LaunchConfigurationName,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "cloudformation",
    async run(settings) {
      const cloudformation = new CloudFormation(settings);
      const template = (name: string): string =>
        JSON.stringify({ Resources: { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: `stack-${name}` } } } });
      await each((StackName) => cloudformation.createStack({ StackName, TemplateBody: template(StackName) }));
      await checkPages({
        pages: (PaginationConfig) => cloudformation.paginate.describeStacks({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ StackName }) => StackName,
        created: NAMES,
      });
    },
  },
  {
    service: "ecr",
    async run(settings) {
      const ecr = new ECR(settings);
      await each((repositoryName) => ecr.createRepository({ repositoryName }));
      await checkPages({
        pages: (PaginationConfig) => ecr.paginate.describeRepositories({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ repositoryName }) => repositoryName,
        created: NAMES,
        pageSize: 2,
        isOnePage: true,
      });
    },
  },
  {
    service: "ecs",
    async run(settings) {
      const ecs = new ECS(settings);
      const created = await each(async (clusterName) =>
        present((await ecs.createCluster({ clusterName })).cluster?.clusterArn, "clusterArn"),
      );
      await checkPages({
        pages: (PaginationConfig) => ecs.paginate.listClusters({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: (arn) => arn,
        created,
        pageSize: 2,
        isOnePage: true,
      });
    },
  },
  {
    service: "eks",
    async run(settings) {
      const eks = new EKS(settings);
      await each((name) =>
        eks.createCluster({
          name,
          roleArn: "arn:aws:iam::123456789012:role/eks",
          resourcesVpcConfig: { subnetIds: ["subnet-1"] },
        }),
      );
      await checkPages({
        pages: (PaginationConfig) => eks.paginate.listClusters({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: (name) => name,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "glue",
    async run(settings) {
      const glue = new Glue(settings);
      await each((Name) => glue.createDatabase({ DatabaseInput: { Name } }));
      await checkPages({
        pages: (PaginationConfig) => glue.paginate.getDatabases({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ Name }) => Name,
        created: NAMES,
        pageSize: 2,
        isOnePage: true,
      });
    },
  },
  {
    service: "cognito-idp",
    async run(settings) {
      const cognito = new CognitoIdentityProvider(settings);
      await each((PoolName) => cognito.createUserPool({ PoolName }));
      await checkPages({
        pages: (PaginationConfig) => cognito.paginate.listUserPools({ MaxResults: 2, PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ Name }) => Name,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "iot",
    async run(settings) {
      const iot = new IoT(settings);
      await each((thingName) => iot.createThing({ thingName }));
      await checkPages({
        pages: (PaginationConfig) => iot.paginate.listThings({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ thingName }) => thingName,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
  {
    service: "stepfunctions",
    async run(settings) {
      const sfn = new SFN(settings);
      const definition = JSON.stringify({ StartAt: "Done", States: { Done: { Type: "Succeed" } } });
      await each((name) => sfn.createStateMachine({ name, definition, roleArn: "arn:aws:iam::123456789012:role/sfn" }));
      await checkPages({
        pages: (PaginationConfig) => sfn.paginate.listStateMachines({ PaginationConfig }),
        items: (pages) => pages.items(),
        nameOf: ({ name }) => name,
        created: NAMES,
        pageSize: 2,
      });
    },
  },
];
