import { customized, type Given } from "../../test/customized-client.ts";
import { json } from "../protocols/json/index.ts";
import { streamInput } from "../codegen/v1/stream-input.ts";
import { timestamps } from "../codegen/v1/timestamps.ts";
import { query } from "../protocols/query/index.ts";
import { apigateway } from "./apigateway.ts";
import { bedrockAgentcore } from "./bedrock-agentcore.ts";
import { cloudformation } from "./cloudformation.ts";
import { cloudsearchdomain } from "./cloudsearchdomain.ts";
import { docdb } from "./docdb.ts";
import { consoleOutputHooks, ec2, userDataHooks } from "./ec2.ts";
import { glacier, treeHash } from "./glacier.ts";
import { iam } from "./iam.ts";
import { logs } from "./logs.ts";
import { machinelearning } from "./machinelearning.ts";
import { route53 } from "./route53.ts";
import { s3control } from "./s3control.ts";
import { sqs } from "./sqs.ts";
import { ssoOidc } from "./sso-oidc.ts";
import { sts } from "./sts.ts";

describe("inputs", () => {
  test("aliases stand for their parameter, but not beside it", async () => {
    const given: Given = { customization: logs, name: "CreateExportTask", description: '{"input":{"from":"l"}}' };
    const { script, client } = customized(given);
    await client.call({ fromTime: 5 });
    expect(script.sent[0]!.body).toBe('{"from":5}');
    await expect(customized(given).client.call({ fromTime: 5, from: 6 })).rejects.toThrow(
      "Parameter 'from' and its alias 'fromTime' were provided for operation CreateExportTask.  Only one of them may be used.",
    );
  });

  test("EC2 user data is encoded", async () => {
    const { script, client } = customized({
      customization: ec2,
      name: "RunInstances",
      description: '{"input":{"UserData":"s"}}',
      extras: { hooks: [userDataHooks] },
    });
    await client.call({ UserData: "#!é" });
    expect(script.sent[0]!.body).toBe('{"UserData":"IyHDqQ=="}');
  });

  test("Route 53 ids lose their path", async () => {
    const description = '{"input":{"Id! uri":{"$":"s","shape":"ResourceId"},"Other query:o":"s"}}';
    const { script, client } = customized({ customization: route53, name: "GetHostedZone", http: "GET /zone/{Id}", description });
    await client.call({ Id: "/hostedzone/Z1", Other: "a/b" });
    expect(script.sent[0]).toMatchObject({ path: "/zone/Z1", query: "o=a%2Fb" });
  });

  test("Glacier takes the own account and gets version and hashes", async () => {
    const description = '{"input":{"$":{"accountId! uri":"s","body":{"$":"B","streaming":true}},"payload":"body"}}';
    const { script, client } = customized({
      customization: glacier,
      name: "UploadArchive",
      http: "POST /{accountId}/archives",
      description,
      extras: { streamInput },
    });
    await client.call({ body: "hello" });
    const hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    expect(script.sent[0]).toMatchObject({
      path: "/-/archives",
      headers: { "x-amz-glacier-version": "2026-01-01", "x-amz-content-sha256": hash, "x-amz-sha256-tree-hash": hash },
    });
    expect(treeHash(new Uint8Array(3 * 1024 * 1024))).toMatch(/^[\da-f]{64}$/);
  });

  test("S3 Control takes account and outpost from an ARN, and keeps the account out of the host", async () => {
    const description =
      '{"input":{"AccountId":{"$":"s","host":true},"Bucket! uri":"s"},"hostPrefix":"{AccountId}.","staticContext":{"RequiresAccountId":true}}';
    const given: Given = { customization: s3control, name: "GetBucket", http: "GET /bucket/{Bucket}", description };
    const { script, client } = customized(given);
    await client.call({ Bucket: "arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-1/bucket/b" });
    expect(script.sent[0]!.hostname).toBe("shelf.us-east-1.amazonaws.com");
    await expect(customized(given).client.call({ Bucket: "arn:aws:s3:::b" })).rejects.toThrow(
      "The Bucket parameter does not support the provided ARN",
    );
    await expect(
      customized(given).client.call({
        AccountId: "1",
        Bucket: "arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-1/bucket/b",
      }),
    ).rejects.toThrow('Account ID in arn does not match the AccountId parameter provided: "1"');
  });

  test("agent memory keeps milliseconds", async () => {
    const { script, client } = customized({
      customization: bedrockAgentcore,
      name: "CreateEvent",
      description: '{"input":{"at":"t"}}',
      extras: { timestamps },
    });
    await client.call({ at: new Date(1_500) });
    expect(script.sent[0]!.body).toBe('{"at":1.5}');
  });
});

describe("requests", () => {
  test("API Gateway is asked for JSON", async () => {
    const { script, client } = customized({ customization: apigateway, name: "GetApis", http: "GET /" });
    await client.call();
    expect(script.sent[0]!.headers["accept"]).toBe("application/json");
  });

  test("predictions go to the host the caller names", async () => {
    const { script, client } = customized({
      customization: machinelearning,
      name: "Predict",
      description: '{"input":{"PredictEndpoint":"s"}}',
      service: { protocol: json, targetPrefix: "ML", jsonVersion: "1.1" },
    });
    await client.call({ PredictEndpoint: "https://realtime.ml.amazonaws.com" });
    expect(script.sent[0]).toMatchObject({
      hostname: "realtime.ml.amazonaws.com",
      headers: { authorization: expect.stringContaining("/us-east-1/shelf/") },
    });
  });

  test("searches are forms, signed as such", async () => {
    const { script, client } = customized({
      customization: cloudsearchdomain,
      name: "Search",
      http: "GET /search?format=sdk",
      description: '{"input":{"query! query:q":"s"}}',
    });
    await client.call({ query: "a b" });
    expect(script.sent[0]).toMatchObject({
      method: "POST",
      query: "",
      body: "format=sdk&q=a%20b",
      headers: { "content-length": "18", "content-type": "application/x-www-form-urlencoded" },
    });
  });

  test("tokens for roles are asked for without signature", async () => {
    const { script, client } = customized({
      customization: sts,
      name: "AssumeRoleWithWebIdentity",
      options: { credentials: undefined },
    });
    await client.call();
    expect(script.sent[0]!.headers).not.toHaveProperty("authorization");
  });

  test("copies from another region carry an address signed there", async () => {
    const description = '{"input":{"Id":"s","SourceRegion":"s","PreSignedUrl":"s"}}';
    const given: Given = {
      customization: docdb,
      name: "CreateDBCluster",
      description,
      service: { protocol: query },
      steps: [{ body: "<R/>" }],
    };
    const { script, client } = customized(given);
    await client.call({ Id: "x", SourceRegion: "us-west-2" });
    const form = new URLSearchParams(String(script.sent[0]!.body));
    expect([...form.keys()]).toEqual(["Action", "Version", "Id", "PreSignedUrl"]);
    expect(form.get("PreSignedUrl")).toMatch(
      /^https:\/\/shelf\.us-west-2\.amazonaws\.com\/\?Action=CreateDBCluster&Version=2026-01-01&Id=x&DestinationRegion=us-east-1&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Fshelf%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=[\da-f]{64}$/,
    );
    const date = "Fri, 02 Jan 2026 09:00:00 GMT";
    const skewed = { status: 403, headers: { date }, body: "<R><Errors><Error><Code>RequestExpired</Code></Error></Errors></R>" };
    const late = customized({ ...given, steps: [skewed, { body: "<R/>" }] });
    await late.client.call({ SourceRegion: "us-west-2" });
    const dates = late.script.sent.map(({ body }) => /X-Amz-Date%3D(\w+)/.exec(String(body))?.[1]);
    expect(dates).toEqual(["20260102T030405Z", "20260102T090000Z"]);
    const own = customized(given);
    await own.client.call({ SourceRegion: "us-west-2", PreSignedUrl: "https://mine" });
    expect(own.script.sent[0]!.body).toContain("PreSignedUrl=https%3A%2F%2Fmine");
  });
});

describe("replies", () => {
  test("IAM policies are objects, what is none stays", async () => {
    const description = '{"output":{"Roles":[{"Policy":{"$":"s","shape":"policyDocumentType"},"Name":"s"}]}}';
    const steps = [{ body: '{"Roles":[{"Policy":"%7B%22a%22%3A1%7D","Name":"%7B%7D"},{"Policy":"%zz"}]}' }];
    const { client } = customized({ customization: iam, name: "ListRoles", description, steps });
    expect(await client.call()).toMatchObject({ Roles: [{ Policy: { a: 1 }, Name: "%7B%7D" }, { Policy: "%zz" }] });
  });

  test("JSON templates are objects, YAML stays text", async () => {
    const steps = [{ body: '{"TemplateBody":"{\\"b\\":1,\\"a\\":2}"}' }, { body: '{"TemplateBody":"b: 1"}' }];
    const { client } = customized({
      customization: cloudformation,
      name: "GetTemplate",
      description: '{"output":{"TemplateBody":"s"}}',
      steps,
    });
    expect(Object.keys((await client.call())["TemplateBody"] as object)).toEqual(["b", "a"]);
    expect(await client.call()).toMatchObject({ TemplateBody: "b: 1" });
  });

  test("EC2 console output is text", async () => {
    const { client } = customized({
      customization: ec2,
      name: "GetConsoleOutput",
      description: '{"output":{"Output":"s"}}',
      steps: [{ body: '{"Output":"Ym9vdA=="}' }],
      extras: { hooks: [consoleOutputHooks] },
    });
    expect(await client.call()).toMatchObject({ Output: "boot" });
  });

  test("SQS errors have the legacy code and the class of the modelled name", async () => {
    const step = {
      status: 400,
      headers: { "x-amzn-query-error": "AWS.Shelf.NonExistent;Sender" },
      body: '{"__type":"x#BookNotFound","message":"gone"}',
    };
    const { client } = customized({
      customization: sqs,
      name: "Call",
      service: { protocol: json, jsonVersion: "1.0", targetPrefix: "T" },
      steps: [step],
    });
    const error = await client.call().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "BookNotFound", code: "AWS.Shelf.NonExistent" });
  });

  test("OAuth errors are described", async () => {
    const step = {
      status: 400,
      headers: { "x-amzn-errortype": "AuthorizationPendingException" },
      body: '{"error":"authorization_pending","error_description":"wait"}',
    };
    const { client } = customized({ customization: ssoOidc, name: "CreateToken", steps: [step] });
    await expect(client.call()).rejects.toThrow(
      "An error occurred (AuthorizationPendingException) when calling the CreateToken operation: wait",
    );
  });
});
