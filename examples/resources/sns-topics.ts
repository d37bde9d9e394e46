/** SNS with resources: a topic that feeds a queue. */
import { Session } from "@boto3/core";
import { SNSResource } from "@boto3/client-sns/resource";
import { SQSResource } from "@boto3/client-sqs/resource";

const session = new Session({ regionName: "us-east-1" });
const sns = session.resource(SNSResource);
const queue = await session.resource(SQSResource).createQueue({ QueueName: "orders" });
const queueArn = (await queue.load()).attributes?.["QueueArn"];

const topic = await sns.createTopic({ Name: "orders" });
await topic.setAttributes({ AttributeName: "DisplayName", AttributeValue: "Orders" });
console.log(`called ${(await topic.load()).attributes?.["DisplayName"]}`);

const subscription = await topic.subscribe({ Protocol: "sqs", Endpoint: queueArn ?? "", ReturnSubscriptionArn: true });
console.log(`by ${(await subscription.load()).attributes?.["Protocol"]}`);
await topic.publish({ Message: "one pear", Subject: "order" });
const [message] = await queue.receiveMessages({ WaitTimeSeconds: 1 });
console.log(`received: ${(JSON.parse(message?.body ?? "{}") as { Message?: string }).Message}`);

for await (const one of topic.subscriptions) await one.delete();
await topic.delete();
await queue.delete();
console.log(`done: ${(await sns.topics.toArray()).length} topics left`);
