import { isolated, Script, type Step } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { operation, type Operation } from "../client/operation.ts";
import type { ClientOptions } from "../client/options.ts";
import type { Service } from "../client/service.ts";
import { streamInput } from "../codegen/v1/stream-input.ts";
import { streamOutput } from "../codegen/v1/stream-output.ts";
import { timestamps } from "../codegen/v1/timestamps.ts";
import { xmlBody } from "../codegen/v1/xml-body.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import type { SendOptions } from "../http/transport.ts";
import { restXml } from "../protocols/rest-xml/index.ts";
import {
  copySourceHooks,
  customerKeyHooks,
  expiresHooks,
  lineEndHooks,
  listEncodingHooks,
  locationHooks,
  metadataHooks,
  s3,
  uploadHooks,
} from "./s3.ts";

type Any = Operation<Record<string, unknown>, Record<string, unknown>>;

const service: Service = {
  name: "s3",
  id: "S3",
  className: "S3",
  apiVersion: "2006-03-01",
  protocol: restXml,
  endpointPrefix: "s3",
  // Address by region and bucket, as far as the tests need it.
  endpoints: {
    settings: (_config, client) => ({ Region: client.rulesRegion }),
    addInput: (parameters, _operation, input) => void (parameters["Bucket"] = input["Bucket"] as string),
    resolve: ({ Region: region, Bucket: bucket, ForcePathStyle: byPath }) => ({
      url:
        byPath || !bucket
          ? `https://s3.${region as string}.test${bucket ? `/${bucket as string}` : ""}`
          : `https://${bucket as string}.s3.${region as string}.test`,
      headers: {},
      authSchemes: undefined,
      properties: {},
    }),
  },
  customization: s3,
};

const bucket = '"Bucket! uri":{"$":"s","context":"Bucket"}';
const getObject: Any = operation(
  "GetObject",
  "GET /{Bucket}/{Key+}",
  `{"input":{${bucket},"Key! uri":"s1","SSECustomerKey header:x-key":"s","SSECustomerKeyMD5 header:x-md5":"s"},"output":{"$":{"Body":{"$":"B","streaming":true},"Expires header":"t"},"payload":"Body"}}`,
  { hooks: [customerKeyHooks, expiresHooks], streamOutput, timestamps },
);
const listObjects: Any = operation(
  "ListObjects",
  "GET /{Bucket}",
  `{"input":{${bucket},"EncodingType query:encoding-type":"s"},"output":{"Contents":{"$":[{"Key":"s"}],"flat":true},"EncodingType":"s","Delimiter":"s"}}`,
  { hooks: [listEncodingHooks] },
);
const copyObject: Any = operation(
  "CopyObject",
  "PUT /{Bucket}/{Key+}",
  `{"input":{${bucket},"Key! uri":"s1","CopySource header:x-source":"s","Metadata headers:x-amz-meta-":["s","s"]},"output":{"ETag":"s"}}`,
  { hooks: [copySourceHooks, metadataHooks] },
);
const putObject: Any = operation(
  "PutObject",
  "PUT /{Bucket}/{Key+}",
  `{"input":{"$":{${bucket},"Key! uri":"s1","Body":{"$":"B","streaming":true}},"payload":"Body"},"output":{"ETag header":"s"}}`,
  { hooks: [uploadHooks], streamInput },
);
const getBucketLocation: Any = operation(
  "GetBucketLocation",
  "GET /{Bucket}?location",
  `{"input":{${bucket}},"output":{"LocationConstraint":"s"}}`,
  { hooks: [locationHooks] },
);
const deleteObjects: Any = operation(
  "DeleteObjects",
  "POST /{Bucket}?delete",
  `{"input":{"$":{${bucket},"Delete!":{"$":{"Key":"s"},"name":"Delete"}},"payload":"Delete"},"output":{}}`,
  { hooks: [lineEndHooks], xmlBody },
);
const headBucket: Any = operation("HeadBucket", "HEAD /{Bucket}", `{"input":{${bucket}},"output":{}}`);

const operations = { getObject, listObjects, copyObject, putObject, getBucketLocation, deleteObjects, headBucket };

function client(steps: Step[], options?: ClientOptions) {
  const script = new Script(...steps);
  return {
    script,
    s3: createClient(service, operations, isolated(script, { s3: { usEast1RegionalEndpoint: "regional" }, ...options })),
  };
}

const OK: Step = { body: "" };

describe("buckets", () => {
  test("go into the host and not into the path", async () => {
    const { script, s3 } = client([OK]);
    await s3.getObject({ Bucket: "b", Key: "a//k" });
    expect(script.sent[0]).toMatchObject({ hostname: "b.s3.us-east-1.test", path: "/a//k" });
  });

  test("are asked for their location by path", async () => {
    const { script, s3 } = client([
      { body: '<LocationConstraint xmlns="x">eu-west-1</LocationConstraint>' },
      { body: "<LocationConstraint/>" },
    ]);
    expect(await s3.getBucketLocation({ Bucket: "b" })).toMatchObject({ LocationConstraint: "eu-west-1" });
    expect(await s3.getBucketLocation({ Bucket: "b" })).toMatchObject({ LocationConstraint: null });
    expect(script.sent[0]).toMatchObject({ hostname: "s3.us-east-1.test", path: "/b", query: "location" });
  });

  test("must have a name that can be one", async () => {
    await expect(client([]).s3.getObject({ Bucket: "bad bucket", Key: "k" })).rejects.toThrow(
      'Invalid bucket name "bad bucket": Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$" or be an ARN matching the regex "^arn:(aws)',
    );
  });
});

describe("inputs", () => {
  test("customer keys travel as base64 with their MD5, unless the caller did that", async () => {
    const { script, s3 } = client([OK, OK, OK]);
    await s3.getObject({ Bucket: "b", Key: "k", SSECustomerKey: "secret" });
    await s3.getObject({ Bucket: "b", Key: "k", SSECustomerKey: new TextEncoder().encode("secret") });
    await s3.getObject({ Bucket: "b", Key: "k", SSECustomerKey: "done", SSECustomerKeyMD5: "md5" });
    const encoded = { "x-key": "c2VjcmV0", "x-md5": "Xr4ilOzQ4PCOq3aQ0qbuaQ==" };
    expect(script.sent.map(({ headers }) => ({ "x-key": headers["x-key"], "x-md5": headers["x-md5"] }))).toEqual([
      encoded,
      encoded,
      { "x-key": "done", "x-md5": "md5" },
    ]);
  });

  test.each([
    ["b/a key", "b/a%20key"],
    ["b/k?versionId=v 1", "b/k%3FversionId%3Dv%201"],
    ["b/k+?versionId=v1", "b/k%2B?versionId=v1"],
    [{ Bucket: "b", Key: "a/k é", VersionId: "v1" }, "b/a/k%20%C3%A9?versionId=v1"],
    [
      { Bucket: "arn:aws:s3:us-east-1:123456789012:accesspoint/ap", Key: "k" },
      "arn%3Aaws%3As3%3Aus-east-1%3A123456789012%3Aaccesspoint/ap/object/k",
    ],
  ])("copy source %j", async (source, expected) => {
    const { script, s3 } = client([OK]);
    await s3.copyObject({ Bucket: "b", Key: "k", CopySource: source });
    expect(script.sent[0]!.headers["x-source"]).toBe(expected);
  });

  test("a copy source without key, and metadata that is not ASCII, are refused", async () => {
    await expect(client([]).s3.copyObject({ Bucket: "b", Key: "k", CopySource: { Bucket: "b" } })).rejects.toThrow(
      "Missing required parameter: 'Key'",
    );
    await expect(client([]).s3.copyObject({ Bucket: "b", Key: "k", Metadata: { bad: "ü" } })).rejects.toThrow(
      'Non ascii characters found in S3 metadata for key "bad", value: "ü"',
    );
  });

  test("uploads ask before they send", async () => {
    const { script, s3 } = client([OK, OK]);
    await s3.putObject({ Bucket: "b", Key: "k", Body: "x" });
    await s3.putObject({ Bucket: "b", Key: "k" });
    expect(script.sent.map(({ headers }) => headers["expect"])).toEqual(["100-continue", undefined]);
  });

  test("line ends in XML bodies are character references", async () => {
    const { script, s3 } = client([OK]);
    await s3.deleteObjects({ Bucket: "b", Delete: { Key: "a\r\nb" } });
    expect(script.sent[0]!.body).toMatch(/<Key>a&#(13|xD);&#xA;b<\/Key>/);
  });
});

describe("replies", () => {
  test("lists are asked for encoded and given decoded, unless the caller asked", async () => {
    const body =
      "<R><EncodingType>url</EncodingType><Delimiter>%2F</Delimiter><Contents><Key>a+b%20%C3%A9%zz</Key></Contents></R>";
    const { script, s3 } = client([{ body }, { body }]);
    expect(await s3.listObjects({ Bucket: "b" })).toMatchObject({ Delimiter: "/", Contents: [{ Key: "a b é%zz" }] });
    expect(await s3.listObjects({ Bucket: "b", EncodingType: "url" })).toMatchObject({ Contents: [{ Key: "a+b%20%C3%A9%zz" }] });
    expect(script.sent.map(({ query }) => query)).toEqual(["encoding-type=url", "encoding-type=url"]);
  });

  test.each([
    ["an error", "<?xml version='1.0'?>\n<Error><Code>SlowDown</Code><Message>later</Message></Error>", "SlowDown"],
    ["a cut-off body", "<R><ETag>x</ET", "500"],
    ["broken XML", "<R><ETag>x</Other></R>", "500"],
  ])("%s under 200 is tried again and raised", async (_, body, code) => {
    const { script, s3 } = client([{ body }, { body }], { retries: { totalMaxAttempts: 2 } });
    await expect(s3.copyObject({ Bucket: "b", Key: "k" })).rejects.toMatchObject({ code, statusCode: 500 });
    expect(script.sent).toHaveLength(2);
  });

  test("the text of Expires is kept, and a bad one does no harm", async () => {
    const good = "Fri, 02 Jan 2026 03:04:05 GMT";
    const { s3 } = client([{ headers: { expires: good } }, { headers: { expires: "soon" } }]);
    expect(await s3.getObject({ Bucket: "b", Key: "k" })).toMatchObject({ ExpiresString: good, Expires: new Date(good) });
    const bad = await s3.getObject({ Bucket: "b", Key: "k" });
    expect(bad).toMatchObject({ ExpiresString: "soon" });
    expect(bad).not.toHaveProperty("Expires");
  });
});

describe("regions", () => {
  const elsewhere: Step = {
    status: 301,
    headers: { "x-amz-bucket-region": "eu-west-1" },
    body: "<Error><Code>PermanentRedirect</Code></Error>",
  };

  test("are followed once, and remembered for the bucket", async () => {
    const { script, s3 } = client([elsewhere, OK, OK]);
    const reply = await s3.getObject({ Bucket: "b", Key: "k" });
    await s3.getObject({ Bucket: "b", Key: "k" });
    expect(script.sent.map(({ hostname }) => hostname)).toEqual([
      "b.s3.us-east-1.test",
      "b.s3.eu-west-1.test",
      "b.s3.eu-west-1.test",
    ]);
    expect(reply).toMatchObject({ ResponseMetadata: { RetryAttempts: 1 } });
  });

  test("are asked for where the reply does not say", async () => {
    const { script, s3 } = client([{ status: 400 }, { status: 301 }, { status: 404 }]);
    await expect(s3.headBucket({ Bucket: "b" })).rejects.toMatchObject({ code: "400" });
    await expect(s3.getObject({ Bucket: "b", Key: "k" })).rejects.toMatchObject({ code: "301" });
    expect(script.sent.map(({ method }) => method)).toEqual(["HEAD", "GET", "HEAD"]);
  });

  test("are not followed twice, nor with a body that is gone", async () => {
    const twice = client([elsewhere, elsewhere]);
    await expect(twice.s3.getObject({ Bucket: "b", Key: "k" })).rejects.toMatchObject({ code: "PermanentRedirect" });
    const once = client([elsewhere], { transport: { send: read, close() {} } });
    const body = new Blob(["x"]).stream();
    async function read(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
      for await (const _piece of request.body as AsyncIterable<Uint8Array>);
      return once.script.send(request, options);
    }
    await expect(once.s3.putObject({ Bucket: "b", Key: "k", Body: body })).rejects.toMatchObject({ code: "PermanentRedirect" });
    expect([twice.script.sent.length, once.script.sent.length]).toEqual([2, 1]);
  });
});
