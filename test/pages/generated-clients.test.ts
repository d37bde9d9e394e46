/** Paginators and waiters of generated packages, as programs write them; the types are checked with the rest of the tests. */
import {
  createClient,
  OperationNotPageableError,
  paginate,
  UnknownWaiterError,
  waitUntil,
} from "../../packages/core/src/index.ts";
import {
  bucketExistsWaiter,
  headBucket,
  listObjectsV2,
  listObjectsV2Pages,
  S3,
  service,
  type CommonPrefix,
  type Object as S3Object,
} from "../../packages/services/s3/src/index.ts";
import { CloudFront, type DistributionSummary } from "../../packages/services/cloudfront/src/index.ts";
import { DynamoDB } from "../../packages/services/dynamodb/src/index.ts";
import { STS } from "../../packages/services/sts/src/index.ts";
import { ScriptedTransport } from "../conformance/scripted-transport.ts";

/** Compiles when both types are the same. */
type Same<Left, Right> =
  (<Value>() => Value extends Left ? 1 : 2) extends <Value>() => Value extends Right ? 1 : 2 ? true : false;
function sameType<Left, Right>(_same: Same<Left, Right>): void {}

const settings = { regionName: "us-east-1", awsAccessKeyId: "AKIDEXAMPLE", awsSecretAccessKey: "example" };

/** Two pages of a listing. */
function listing(): ScriptedTransport {
  const page = (key: string, more: string): string =>
    `<ListBucketResult><Contents><Key>${key}</Key><Size>1</Size></Contents>${more}</ListBucketResult>`;
  return new ScriptedTransport((request) => {
    const isSecond = JSON.stringify(request).includes("page-2");
    const text = isSecond
      ? page("b", "<IsTruncated>false</IsTruncated>")
      : page("a", "<IsTruncated>true</IsTruncated><NextContinuationToken>page-2</NextContinuationToken>");
    return { status: 200, headers: {}, body: new Uint8Array(Buffer.from(text)) };
  });
}

describe("client classes", () => {
  test("have a paginator by three spellings, with typed pages and items", async () => {
    for (const name of ["listObjectsV2", "ListObjectsV2", "list_objects_v2"] as const) {
      const s3 = new S3({ ...settings, transport: listing() });
      const pages = s3.getPaginator(name).paginate({ Bucket: "b", PaginationConfig: { PageSize: 1 } });
      const keys: (string | undefined)[] = [];
      for await (const object of pages.items()) {
        sameType<typeof object, S3Object>(true);
        keys.push(object.Key);
      }
      expect(keys).toEqual(["a", "b"]);
    }
    const s3 = new S3({ ...settings, transport: listing() });
    for await (const prefix of s3.paginate.listObjectsV2({ Bucket: "b" }).items("CommonPrefixes")) {
      sameType<typeof prefix, CommonPrefix>(true);
    }
    // @ts-expect-error the name is misspelt
    expect(() => s3.getPaginator("listObjectV2")).toThrow('Did you mean "listObjects');
    // @ts-expect-error the bucket is missing
    s3.getPaginator("listObjectsV2").paginate({});
  });

  test("type items at nested result keys", () => {
    const pages = new CloudFront(settings).paginate.listDistributions();
    const items = pages.items();
    sameType<typeof items, AsyncGenerator<DistributionSummary, void, undefined>>(true);
    expect(pages.resultKeys).toEqual(["DistributionList.Items"]);
  });

  test("search with all of JMESPath", async () => {
    const s3 = new S3({ ...settings, transport: listing() });
    const found: unknown[] = [];
    for await (const value of s3.paginate.listObjectsV2({ Bucket: "b" }).search("Contents[?Size > `0`].join('-', [Key, 'x'])"))
      found.push(value);
    expect(found).toEqual(["a-x", "b-x"]);
  });

  test("say what can be paginated", () => {
    const s3 = new S3(settings);
    expect(s3.canPaginate("list_objects_v2")).toBe(true);
    expect(s3.canPaginate("getObject")).toBe(false);
    expect(() => s3.canPaginate("nothing")).toThrow("Client does not have method: nothing.");
    const sts = new STS(settings);
    expect(sts.canPaginate("getCallerIdentity")).toBe(false);
    // @ts-expect-error the service has no paginators
    expect(() => sts.getPaginator("get_caller_identity")).toThrow(OperationNotPageableError);
  });

  test("have waiters by name", async () => {
    const s3 = new S3(settings);
    expect(s3.waiterNames).toEqual(["bucketExists", "bucketNotExists", "objectExists", "objectNotExists"]);
    expect(s3.getWaiter("bucket_exists").name).toBe("BucketExists");
    // @ts-expect-error the name is misspelt
    expect(() => s3.getWaiter("bucketExist")).toThrow(UnknownWaiterError);
    expect(new STS(settings).waiterNames).toEqual([]);
    expect(new DynamoDB(settings).getWaiter("tableExists").name).toBe("TableExists");
  });

  test("wait, and an error that is waited for counts", async () => {
    const statuses = [404, 404, 200];
    const transport = new ScriptedTransport((_request, index) => ({
      status: statuses[index]!,
      headers: {},
      body: new Uint8Array(),
    }));
    const s3 = new S3({ ...settings, transport, sleep: async () => {} });
    const { attempts, lastResponse } = await s3.waitUntil.bucketExists({ Bucket: "b" });
    expect([attempts, lastResponse.ResponseMetadata.HTTPStatusCode]).toEqual([3, 200]);
    for (const { headers } of transport.sent) expect(headers["user-agent"]).toMatch(/ m\/(\S+,)?B(,|$| )/);
  });
});

describe("clients of chosen operations", () => {
  test("paginate and wait with the generated values", async () => {
    const s3 = createClient(service, { listObjectsV2, headBucket }, { ...settings, transport: listing() });
    const keys: unknown[] = [];
    for await (const page of paginate(s3, listObjectsV2Pages, { Bucket: "b" })) {
      sameType<typeof page.Contents, S3Object[] | undefined>(true);
      keys.push(page.Contents?.[0]?.Key);
    }
    expect(keys).toEqual(["a", "b"]);
    await waitUntil(s3, bucketExistsWaiter, { Bucket: "b" });
    // @ts-expect-error the bucket is missing
    paginate(s3, listObjectsV2Pages, {});
  });
});
