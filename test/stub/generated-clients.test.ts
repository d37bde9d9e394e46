/** A stubber on generated packages and on what is built on them; the types are checked with the rest of the tests. */
import { Table } from "@boto3/client-dynamodb/resource";
import { headBucket, listObjectsV2, S3, service } from "@boto3/client-s3";
import { ANY, createClient, Stubber, streamingBody } from "@boto3/core";
import { Attr, Key } from "@boto3/dynamodb";

const SETTINGS = { regionName: "us-east-1" };

describe("a stubber", () => {
  test("answers paginators and waiters of a class", async () => {
    const s3 = new S3(SETTINGS);
    using stubber = new Stubber(s3).activate();
    stubber
      .addResponse("listObjectsV2", { Contents: [{ Key: "a" }], IsTruncated: true, NextContinuationToken: "t" }, { Bucket: "b" })
      .addResponse("listObjectsV2", { Contents: [{ Key: "b" }] }, { Bucket: "b", ContinuationToken: "t" })
      .addClientError("headBucket", { serviceErrorCode: "404", httpStatusCode: 404, expectedParams: { Bucket: ANY } })
      .addResponse("headBucket", { ResponseMetadata: { HTTPStatusCode: 200 } });
    const keys: unknown[] = [];
    for await (const page of s3.getPaginator("listObjectsV2").paginate({ Bucket: "b" }))
      keys.push(...(page.Contents ?? []).map(({ Key: key }) => key));
    expect(keys).toEqual(["a", "b"]);
    await s3.getWaiter("bucketExists").wait({ Bucket: "b", WaiterConfig: { Delay: 0 } });
    stubber.assertNoPendingResponses();
  });

  test("gives streaming bodies, and answers clients made of chosen operations", async () => {
    const s3 = new S3(SETTINGS);
    new Stubber(s3).activate().addResponse("getObject", { Body: streamingBody("hello"), ContentLength: 5 });
    expect(await (await s3.getObject({ Bucket: "b", Key: "k" })).Body.text()).toBe("hello");
    const few = createClient(service, { headBucket, listObjectsV2 }, SETTINGS);
    new Stubber(few).activate().addResponse("head_bucket", {});
    await few.headBucket({ Bucket: "b" });
  });

  test("answers resources, and compares their parameters before they are turned into the wire's", async () => {
    const table = new Table("t", SETTINGS);
    using stubber = new Stubber(table.meta.client).activate();
    const expected = {
      TableName: "t",
      KeyConditionExpression: Key("id").eq("1"),
      FilterExpression: Attr("n").gt(5),
    };
    stubber.addResponse("query", { Items: [{ id: { S: "1" }, n: { N: "7" } }], Count: 1 }, expected);
    const { Items } = await table.query({ KeyConditionExpression: Key("id").eq("1"), FilterExpression: Attr("n").gt(5) });
    expect(Items).toEqual([{ id: "1", n: 7 }]);
    stubber.addResponse("query", {}, expected);
    const other = table.query({ KeyConditionExpression: Key("id").eq("2"), FilterExpression: Attr("n").gt(5) });
    await expect(other).rejects.toMatchObject({ name: "StubAssertionError" });
  });

  test("takes what the model has and nothing else", () => {
    const stubber = new Stubber(new S3(SETTINGS));
    const wrong = [
      // @ts-expect-error a method that is none
      () => stubber.addResponse("getObjects", {}),
      // @ts-expect-error a member that is none
      () => stubber.addResponse("listObjectsV2", { Contentss: [] }),
      // @ts-expect-error a parameter that is none
      () => stubber.addResponse("listObjectsV2", {}, { Bucket: "b", Prefixx: "" }),
    ];
    expect(wrong[0]).toThrow("does not have method: getObjects");
    expect(wrong[1]).toThrow('Unknown parameter in input: "Contentss"');
  });
});
