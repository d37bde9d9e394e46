/** Upload forms as browsers send them: what the signed policy allows is taken, anything else refused. */
import assert from "node:assert/strict";
import { S3 } from "@boto3/client-s3";
import { plainForm, type PlainReply } from "./plain-request.ts";
import { withBucket, type Suite } from "./suite.ts";

const HOUR_MS = 3_600_000;

/** `generatePresignedPost`. */
export const forms: Suite = (settings, check) =>
  withBucket(settings, "forms", async (s3, Bucket) => {
    const { verify } = settings;
    const send = (url: string, fields: Record<string, string>, content = "by form", name = "f.txt"): Promise<PlainReply> =>
      plainForm(url, fields, { name, content }, verify);

    for (const Key of ["plain.txt", "a b/ü+1 & 日本 😀.txt", "'quoted\"; x=y"])
      await check(`the key ${JSON.stringify(Key)}`, async () => {
        const { url, fields } = await s3.generatePresignedPost(Bucket, Key);
        const reply = await send(url, fields);
        assert.equal(reply.status, 204, reply.body);
        assert.equal(await (await s3.getObject({ Bucket, Key })).Body.text(), "by form");
      });
    await check("the name of the file in the key", async () => {
      const { url, fields } = await s3.generatePresignedPost(Bucket, "named/${filename}");
      assert.equal((await send(url, fields, "x", "my file.txt")).status, 204);
      // This server keeps the variable as it is, where S3 puts the name in.
      const { Contents = [] } = await s3.listObjectsV2({ Bucket, Prefix: "named/" });
      assert.deepEqual(
        Contents.map(({ Key }) => Key),
        ["named/${filename}"],
      );
      assert.equal((await send(url, { ...fields, key: "elsewhere/x" })).status, 403);
    });
    await check("fields and conditions", async () => {
      const { url, fields } = await s3.generatePresignedPost(Bucket, "conditions", {
        Fields: { acl: "private", "Content-Type": "text/x", "x-amz-meta-colour": "red", success_action_status: "201" },
        Conditions: [
          { acl: "private" },
          { success_action_status: "201" },
          ["starts-with", "$Content-Type", "text/"],
          ["eq", "$x-amz-meta-colour", "red"],
          ["content-length-range", 2, 10],
        ],
      });
      const taken = await send(url, fields);
      assert.deepEqual([taken.status, /<Key>([^<]*)/.exec(taken.body)?.[1]], [201, "conditions"]);
      const head = await s3.headObject({ Bucket, Key: "conditions" });
      assert.deepEqual([head.ContentType, head.Metadata], ["text/x", { colour: "red" }]);
      const refused = [
        await send(url, fields, "longer than ten"),
        await send(url, fields, "1"),
        await send(url, { ...fields, "Content-Type": "image/x" }),
        await send(url, { ...fields, "x-amz-meta-colour": "blue" }),
        await send(url, { ...fields, "x-amz-meta-more": "1" }),
      ];
      assert.deepEqual(
        refused.map(({ code }) => code),
        ["EntityTooLarge", "EntityTooSmall", "AccessDenied", "AccessDenied", "AccessDenied"],
      );
    });
    await check("a policy that was changed, or is over", async () => {
      const { url, fields } = await s3.generatePresignedPost(Bucket, "signed");
      const policy = Buffer.from(fields["policy"]!, "base64").toString().replace('"signed"', '"Signed"');
      const changed = { ...fields, key: "Signed", policy: Buffer.from(policy).toString("base64") };
      assert.equal((await send(url, changed)).code, "SignatureDoesNotMatch");
      const past = new S3({ ...settings, clock: () => new Date(Date.now() - HOUR_MS) });
      const over = await past.generatePresignedPost(Bucket, "signed", { ExpiresIn: 60 });
      past.close();
      assert.equal((await send(over.url, over.fields)).code, "AccessDenied");
    });
  });
