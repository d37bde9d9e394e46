/** Smokes of services that speak REST with XML. */
import assert from "node:assert/strict";
import { CloudFront } from "@boto3/client-cloudfront";
import { Route53 } from "@boto3/client-route53";
import { S3 } from "@boto3/client-s3";
import { failsWith, present, type Smoke } from "./smoke.ts";

export const restXmlSmokes: readonly Smoke[] = [
  {
    service: "s3",
    async run(settings) {
      const s3 = new S3(settings);
      const Bucket = "smoke-bucket";
      const Key = "a folder/ä+b&c.txt";
      await s3.createBucket({ Bucket });
      await s3.putObject({ Bucket, Key, Body: "text of the object", Metadata: { colour: "blue" }, Tagging: "a=b" });
      const read = await s3.getObject({ Bucket, Key });
      assert.equal(await read.Body.text(), "text of the object");
      assert.deepEqual(read.Metadata, { colour: "blue" });
      assert.ok(read.LastModified instanceof Date);
      const { TagSet } = await s3.getObjectTagging({ Bucket, Key });
      assert.deepEqual(TagSet, [{ Key: "a", Value: "b" }]);
      const { Contents = [], KeyCount } = await s3.listObjectsV2({ Bucket });
      assert.deepEqual([Contents[0]?.Key, KeyCount], [Key, 1]);
      const { Deleted = [] } = await s3.deleteObjects({ Bucket, Delete: { Objects: [{ Key }] } });
      assert.equal(Deleted[0]?.Key, Key);
      await failsWith("NoSuchKey", s3.getObject({ Bucket, Key }));
      await s3.deleteBucket({ Bucket });
      await failsWith("404", s3.headBucket({ Bucket }));
    },
  },
  {
    service: "route53",
    async run(settings) {
      const route53 = new Route53(settings);
      const { HostedZone } = await route53.createHostedZone({ Name: "smoke.example.", CallerReference: "smoke" });
      const Id = present(HostedZone.Id, "Id");
      const record = { Name: "www.smoke.example.", Type: "A" as const, TTL: 300, ResourceRecords: [{ Value: "127.0.0.1" }] };
      await route53.changeResourceRecordSets({
        HostedZoneId: Id,
        ChangeBatch: { Changes: [{ Action: "CREATE", ResourceRecordSet: record }] },
      });
      const { ResourceRecordSets } = await route53.listResourceRecordSets({ HostedZoneId: Id });
      assert.deepEqual(
        ResourceRecordSets.find((set) => set.Type === "A"),
        record,
      );
      await route53.changeResourceRecordSets({
        HostedZoneId: Id,
        ChangeBatch: { Changes: [{ Action: "DELETE", ResourceRecordSet: record }] },
      });
      await route53.deleteHostedZone({ Id });
      await failsWith("NoSuchHostedZone", route53.getHostedZone({ Id }));
    },
  },
  {
    service: "cloudfront",
    async run(settings) {
      const cloudfront = new CloudFront(settings);
      const { Distribution, ETag } = await cloudfront.createDistribution({
        DistributionConfig: {
          CallerReference: "smoke",
          Comment: "a & b",
          Enabled: false,
          Origins: { Quantity: 1, Items: [{ Id: "o", DomainName: "example.com" }] },
          DefaultCacheBehavior: { TargetOriginId: "o", ViewerProtocolPolicy: "allow-all" },
        },
      });
      const Id = present(Distribution?.Id, "Id");
      const read = await cloudfront.getDistribution({ Id });
      assert.equal(read.Distribution?.DistributionConfig.Comment, "a & b");
      assert.equal((await cloudfront.listDistributions({})).DistributionList?.Items?.[0]?.Id, Id);
      await cloudfront.deleteDistribution({ Id, IfMatch: present(ETag, "ETag") });
      await failsWith("NoSuchDistribution", cloudfront.getDistribution({ Id }));
    },
  },
];
