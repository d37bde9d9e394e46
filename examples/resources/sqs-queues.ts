/** SQS with resources: a queue, messages one by one and in batches. */
import { Session } from "@boto3/core";
import { SQSResource } from "@boto3/client-sqs/resource";

const sqs = new Session({ regionName: "us-east-1" }).resource(SQSResource);

const created = await sqs.createQueue({ QueueName: "thumbnails", Attributes: { VisibilityTimeout: "30" } });
const queue = await sqs.getQueueByName({ QueueName: "thumbnails" });
console.log(`the same: ${queue.equals(created)}`);
console.log(`hidden for ${(await queue.load()).attributes?.["VisibilityTimeout"]} s`);

await queue.sendMessage({ MessageBody: "one.png", MessageAttributes: { width: { DataType: "Number", StringValue: "200" } } });
const { Successful = [], Failed = [] } = await queue.sendMessages({
  Entries: ["two.png", "three.png"].map((body, index) => ({ Id: String(index), MessageBody: body })),
});
console.log(`${Successful.length} sent, ${Failed.length} failed`);

// Messages have their data; there is nothing to load.
let received = 0;
for (;;) {
  const messages = await queue.receiveMessages({ MaxNumberOfMessages: 10, MessageAttributeNames: ["All"] });
  if (messages.length === 0) break;
  for (const message of messages) {
    const width = message.messageAttributes?.["width"]?.StringValue;
    if (width !== undefined) console.log(`${message.body} is ${width} wide`);
    await message.delete();
    received++;
  }
}
console.log(`${received} messages`);
for await (const { url } of sqs.queues.filter({ QueueNamePrefix: "thumb" })) console.log(url.split("/").at(-1));
await queue.delete();
console.log("done: all gone");
