/** S3 with resources: buckets, objects, versions, and deleting many at once. */
import { Session } from "@boto3/core";
import { S3Resource } from "@boto3/client-s3/resource";

const s3 = new Session({ regionName: "us-east-1" }).resource(S3Resource);

const bucket = await s3.createBucket({ Bucket: "reports-of-the-example" });
await bucket.waitUntilExists({ WaiterConfig: { Delay: 1, MaxAttempts: 10 } });
await bucket.Versioning().enable();
console.log(`versioning: ${(await bucket.Versioning().load()).status}`);

for (const month of ["2026-01", "2026-02", "2026-03"]) {
  await bucket.putObject({ Key: `${month}/report.txt`, Body: `Report of ${month}`, Metadata: { author: "ada" } });
}
const object = bucket.Object("2026-01/report.txt");
await object.put({ Body: "Corrected report of 2026-01" });
await object.load();
console.log(`${object.contentLength} bytes, version ${object.versionId === undefined ? "un" : ""}known`);
console.log(await (await object.get()).Body.text());

// Summaries have size and date from the list; `Object()` leads to the rest.
for await (const summary of bucket.objects.filter({ Prefix: "2026-0" }).limit(2)) {
  const { metadata } = await summary.Object().load();
  console.log(summary.key, summary.size, metadata?.["author"] ?? "nobody");
}
console.log(`versions: ${(await bucket.objectVersions.filter({ Prefix: "2026-01/" }).toArray()).length}`);

// One call per page of the list, whatever the number of versions.
const replies = await bucket.objectVersions.delete();
console.log(`deleted: ${replies.reduce((sum, { Deleted = [] }) => sum + Deleted.length, 0)}`);
await bucket.delete();
await bucket.waitUntilNotExists({ WaiterConfig: { Delay: 1, MaxAttempts: 10 } });
console.log("done: all gone");
