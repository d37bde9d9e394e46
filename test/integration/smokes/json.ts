/** Smokes of services that speak JSON-RPC, 1.0 and 1.1. */
import assert from "node:assert/strict";
import { CloudWatchLogs } from "@boto3/client-logs";
import { CognitoIdentityProvider } from "@boto3/client-cognito-idp";
import { DynamoDB } from "@boto3/client-dynamodb";
import { ECR } from "@boto3/client-ecr";
import { ECS } from "@boto3/client-ecs";
import { EventBridge } from "@boto3/client-events";
import { Glue } from "@boto3/client-glue";
import { Kinesis } from "@boto3/client-kinesis";
import { KMS } from "@boto3/client-kms";
import { SecretsManager } from "@boto3/client-secretsmanager";
import { SFN } from "@boto3/client-stepfunctions";
import { SQS } from "@boto3/client-sqs";
import { SSM } from "@boto3/client-ssm";
import { failsWith, present, type Smoke } from "./smoke.ts";

export const jsonSmokes: readonly Smoke[] = [
  {
    service: "dynamodb",
    async run(settings) {
      const dynamodb = new DynamoDB(settings);
      await dynamodb.createTable({
        TableName: "smoke",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      });
      const item = {
        id: { S: "1" },
        bytes: { B: new Uint8Array([0, 1, 255]) },
        list: { L: [{ N: "1" }, { BOOL: true }, { NULL: true }] },
        set: { SS: ["a", "b"] },
      };
      await dynamodb.putItem({ TableName: "smoke", Item: item });
      const { Item } = await dynamodb.getItem({ TableName: "smoke", Key: { id: { S: "1" } } });
      assert.deepEqual(Item?.["list"], item.list);
      assert.deepEqual([...(Item?.["bytes"]?.B ?? [])], [0, 1, 255]);
      const { Items = [], Count } = await dynamodb.scan({ TableName: "smoke" });
      assert.deepEqual([Items.length, Count], [1, 1]);
      const { TableNames = [] } = await dynamodb.listTables({});
      assert.ok(TableNames.includes("smoke"));
      await failsWith(
        "ConditionalCheckFailedException",
        dynamodb.putItem({ TableName: "smoke", Item: item, ConditionExpression: "attribute_not_exists(id)" }),
      );
      await dynamodb.deleteTable({ TableName: "smoke" });
      await failsWith("ResourceNotFoundException", dynamodb.describeTable({ TableName: "smoke" }));
    },
  },
  {
    service: "sqs",
    async run(settings) {
      const sqs = new SQS(settings);
      const QueueUrl = present(
        (await sqs.createQueue({ QueueName: "smoke", Attributes: { DelaySeconds: "0" } })).QueueUrl,
        "QueueUrl",
      );
      const batch = await sqs.sendMessageBatch({
        QueueUrl,
        Entries: [
          { Id: "1", MessageBody: "one", MessageAttributes: { n: { DataType: "Number", StringValue: "1" } } },
          { Id: "2", MessageBody: "zwei ✓" },
        ],
      });
      assert.equal(batch.Successful?.length, 2);
      const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ["All"] });
      assert.deepEqual(Messages.map((message) => message.Body).toSorted(), ["one", "zwei ✓"]);
      for (const message of Messages)
        await sqs.deleteMessage({ QueueUrl, ReceiptHandle: present(message.ReceiptHandle, "handle") });
      const { QueueUrls = [] } = await sqs.listQueues({ QueueNamePrefix: "smoke" });
      assert.ok(QueueUrls.includes(QueueUrl));
      await sqs.deleteQueue({ QueueUrl });
      await failsWith("AWS.SimpleQueueService.NonExistentQueue", sqs.getQueueUrl({ QueueName: "smoke" }));
    },
  },
  {
    service: "kinesis",
    async run(settings) {
      const kinesis = new Kinesis(settings);
      await kinesis.createStream({ StreamName: "smoke", ShardCount: 1 });
      const { StreamDescription } = await kinesis.describeStream({ StreamName: "smoke" });
      assert.equal(StreamDescription.StreamName, "smoke");
      await kinesis.putRecord({ StreamName: "smoke", PartitionKey: "p", Data: "hello" });
      const ShardId = present(StreamDescription.Shards[0]?.ShardId, "ShardId");
      const { ShardIterator } = await kinesis.getShardIterator({
        StreamName: "smoke",
        ShardId,
        ShardIteratorType: "TRIM_HORIZON",
      });
      const { Records } = await kinesis.getRecords({ ShardIterator: present(ShardIterator, "ShardIterator") });
      assert.equal(new TextDecoder().decode(Records[0]?.Data), "hello");
      assert.ok((await kinesis.listStreams({})).StreamNames.includes("smoke"));
      await kinesis.deleteStream({ StreamName: "smoke" });
      await failsWith("ResourceNotFoundException", kinesis.describeStream({ StreamName: "smoke" }));
    },
  },
  {
    service: "logs",
    async run(settings) {
      const logs = new CloudWatchLogs(settings);
      await logs.createLogGroup({ logGroupName: "/smoke" });
      await logs.createLogStream({ logGroupName: "/smoke", logStreamName: "s" });
      const timestamp = Date.now();
      await logs.putLogEvents({ logGroupName: "/smoke", logStreamName: "s", logEvents: [{ timestamp, message: "hello" }] });
      const { events = [] } = await logs.getLogEvents({ logGroupName: "/smoke", logStreamName: "s" });
      assert.deepEqual(
        events.map((event) => [event.timestamp, event.message]),
        [[timestamp, "hello"]],
      );
      assert.equal((await logs.describeLogGroups({ logGroupNamePrefix: "/smoke" })).logGroups?.length, 1);
      await logs.deleteLogGroup({ logGroupName: "/smoke" });
      await failsWith("ResourceNotFoundException", logs.deleteLogGroup({ logGroupName: "/smoke" }));
    },
  },
  {
    service: "ssm",
    async run(settings) {
      const ssm = new SSM(settings);
      await ssm.putParameter({ Name: "/smoke/a", Value: "one", Type: "String" });
      const { Parameter } = await ssm.getParameter({ Name: "/smoke/a" });
      assert.equal(Parameter?.Value, "one");
      assert.ok(Parameter?.LastModifiedDate instanceof Date);
      const { Parameters = [] } = await ssm.getParametersByPath({ Path: "/smoke" });
      assert.equal(Parameters.length, 1);
      await ssm.deleteParameter({ Name: "/smoke/a" });
      await failsWith("ParameterNotFound", ssm.getParameter({ Name: "/smoke/a" }));
    },
  },
  {
    service: "kms",
    async run(settings) {
      const kms = new KMS(settings);
      const KeyId = present((await kms.createKey({ Description: "smoke" })).KeyMetadata?.KeyId, "KeyId");
      const { CiphertextBlob } = await kms.encrypt({ KeyId, Plaintext: "secret text" });
      const { Plaintext } = await kms.decrypt({ CiphertextBlob: present(CiphertextBlob, "CiphertextBlob") });
      assert.equal(new TextDecoder().decode(Plaintext), "secret text");
      assert.ok((await kms.listKeys({})).Keys?.some((key) => key.KeyId === KeyId));
      const { DeletionDate } = await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
      assert.ok(present(DeletionDate, "DeletionDate").getTime() > Date.now());
      await failsWith("NotFoundException", kms.describeKey({ KeyId: "00000000-0000-0000-0000-000000000000" }));
    },
  },
  {
    service: "secretsmanager",
    async run(settings) {
      const secrets = new SecretsManager(settings);
      const { ARN } = await secrets.createSecret({ Name: "smoke", SecretString: "{}" });
      assert.equal((await secrets.getSecretValue({ SecretId: "smoke" })).ARN, ARN);
      assert.ok((await secrets.listSecrets({})).SecretList?.some((secret) => secret.Name === "smoke"));
      await secrets.deleteSecret({ SecretId: "smoke", ForceDeleteWithoutRecovery: true });
      await failsWith("ResourceNotFoundException", secrets.getSecretValue({ SecretId: "smoke" }));
    },
  },
  {
    service: "events",
    async run(settings) {
      const events = new EventBridge(settings);
      await events.putRule({ Name: "smoke", ScheduleExpression: "rate(5 minutes)" });
      assert.equal((await events.describeRule({ Name: "smoke" })).ScheduleExpression, "rate(5 minutes)");
      assert.ok((await events.listRules({ NamePrefix: "smo" })).Rules?.some((rule) => rule.Name === "smoke"));
      const { FailedEntryCount } = await events.putEvents({ Entries: [{ Source: "smoke", DetailType: "t", Detail: "{}" }] });
      assert.equal(FailedEntryCount, 0);
      await events.deleteRule({ Name: "smoke" });
      await failsWith("ResourceNotFoundException", events.describeRule({ Name: "smoke" }));
    },
  },
  {
    service: "stepfunctions",
    async run(settings) {
      const sfn = new SFN(settings);
      const definition = JSON.stringify({ StartAt: "Done", States: { Done: { Type: "Succeed" } } });
      const roleArn = "arn:aws:iam::123456789012:role/smoke";
      const { stateMachineArn, creationDate } = await sfn.createStateMachine({ name: "smoke", definition, roleArn });
      assert.ok(creationDate instanceof Date);
      assert.equal((await sfn.describeStateMachine({ stateMachineArn })).definition, definition);
      assert.equal((await sfn.listStateMachines({})).stateMachines.length, 1);
      await sfn.deleteStateMachine({ stateMachineArn });
      await failsWith("StateMachineDoesNotExist", sfn.describeStateMachine({ stateMachineArn }));
    },
  },
  {
    service: "ecs",
    async run(settings) {
      const ecs = new ECS(settings);
      const arn = present((await ecs.createCluster({ clusterName: "smoke" })).cluster?.clusterArn, "clusterArn");
      const { clusters = [] } = await ecs.describeClusters({ clusters: ["smoke"] });
      assert.equal(clusters[0]?.clusterArn, arn);
      assert.deepEqual((await ecs.listClusters({})).clusterArns, [arn]);
      assert.equal((await ecs.deleteCluster({ cluster: "smoke" })).cluster?.status, "INACTIVE");
      await failsWith("ClusterNotFoundException", ecs.listServices({ cluster: "nowhere" }));
    },
  },
  {
    service: "ecr",
    async run(settings) {
      const ecr = new ECR(settings);
      const { repository } = await ecr.createRepository({ repositoryName: "smoke" });
      assert.match(present(repository?.repositoryUri, "repositoryUri"), /\/smoke$/);
      assert.equal((await ecr.describeRepositories({ repositoryNames: ["smoke"] })).repositories?.length, 1);
      await ecr.deleteRepository({ repositoryName: "smoke" });
      await failsWith("RepositoryNotFoundException", ecr.describeRepositories({ repositoryNames: ["smoke"] }));
    },
  },
  {
    service: "glue",
    async run(settings) {
      const glue = new Glue(settings);
      await glue.createDatabase({ DatabaseInput: { Name: "smoke", Parameters: { a: "b" } } });
      assert.deepEqual((await glue.getDatabase({ Name: "smoke" })).Database?.Parameters, { a: "b" });
      assert.ok((await glue.getDatabases({})).DatabaseList.some((database) => database.Name === "smoke"));
      await glue.deleteDatabase({ Name: "smoke" });
      await failsWith("EntityNotFoundException", glue.getDatabase({ Name: "smoke" }));
    },
  },
  {
    service: "cognito-idp",
    async run(settings) {
      const cognito = new CognitoIdentityProvider(settings);
      const UserPoolId = present((await cognito.createUserPool({ PoolName: "smoke" })).UserPool?.Id, "Id");
      assert.equal((await cognito.describeUserPool({ UserPoolId })).UserPool?.Name, "smoke");
      assert.equal((await cognito.listUserPools({ MaxResults: 10 })).UserPools?.length, 1);
      await cognito.deleteUserPool({ UserPoolId });
      await failsWith("ResourceNotFoundException", cognito.describeUserPool({ UserPoolId }));
    },
  },
];
