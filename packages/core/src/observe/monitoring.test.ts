import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { machine } from "../../test/credential-world.ts";
import { startFake, type FakeReply } from "../../test/fake-server.ts";
import { getBook, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import type { ClientOptions } from "../client/options.ts";
import { UNSIGNED } from "../client/resolved-config.ts";
import { attemptRecord, callRecord } from "./monitoring-record.ts";

type Event = Record<string, unknown>;
let agent: Socket;
let port: number;
const events: Event[] = [];
/** How the call ended. */
let outcome: unknown;

beforeEach(async () => {
  events.length = 0;
  agent = createSocket("udp4");
  agent.on("message", (message) => events.push(JSON.parse(message.toString()) as Event));
  agent.bind(0, "127.0.0.1");
  await once(agent, "listening");
  port = (agent.address() as AddressInfo).port;
});

afterEach(() => void agent.close());

interface World {
  readonly replies?: readonly FakeReply[];
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: ClientOptions;
  readonly input?: Record<string, unknown>;
}

/** Makes one call and gives what the agent was told, `count` records of it. */
async function told(
  count: number,
  { replies = [[200, "{}"]], env = {}, options = {}, input = { Id: "1" } }: World,
): Promise<Event[]> {
  const server = await startFake((_, index) => replies[index - 1]!);
  const variables = { AWS_CSM_ENABLED: "true", AWS_CSM_PORT: String(port), AWS_CSM_CLIENT_ID: "app", ...env };
  const place = machine({ awsAccessKeyId: "AKID", awsSecretAccessKey: "s", awsSessionToken: "tok", env: variables });
  try {
    const client = createClient(
      service,
      { getBook },
      { session: place.session, endpointUrl: server.url, sleep: async () => {}, ...options },
    );
    outcome = await client.getBook(input as never).catch((error: unknown) => error);
    const deadline = Date.now() + 5000;
    while (events.length < count && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
    // One more than expected would have come by now.
    await new Promise((resolve) => setTimeout(resolve, 30));
    client.close();
    return events;
  } finally {
    place.remove();
    await server.close();
  }
}

const HEAD = { Version: 1, ClientId: "app", Service: "Book Shelf", Api: "GetBook" };

describe("client-side monitoring", () => {
  test("tells of the attempt and of the call", async () => {
    const [attempt, call, ...more] = await told(2, {});
    expect(attempt).toEqual({
      ...HEAD,
      Type: "ApiCallAttempt",
      Timestamp: expect.any(Number),
      AttemptLatency: expect.any(Number),
      Fqdn: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      UserAgent: expect.stringMatching(/^boto3-ts\//),
      AccessKey: "AKID",
      Region: "us-east-1",
      SessionToken: "tok",
      HttpStatusCode: 200,
    });
    expect(call).toEqual({
      ...HEAD,
      Type: "ApiCall",
      Timestamp: expect.any(Number),
      AttemptCount: 1,
      Region: "us-east-1",
      UserAgent: attempt!["UserAgent"],
      FinalHttpStatusCode: 200,
      Latency: expect.any(Number),
      MaxRetriesExceeded: 0,
    });
    expect(Math.abs((call!["Timestamp"] as number) - Date.now())).toBeLessThan(60_000);
    expect(more).toEqual([]);
  });

  test("tells of each attempt, and whether they were all there are", async () => {
    const busy: FakeReply = [500, '{"__type":"Busy","message":"later"}'];
    const [first, second, call] = await told(3, { replies: [busy, busy], options: { retries: { totalMaxAttempts: 2 } } });
    const refusal = { HttpStatusCode: 500, AwsException: "Busy", AwsExceptionMessage: "later" };
    expect([first, second]).toMatchObject([refusal, refusal]);
    expect(call).toMatchObject({
      AttemptCount: 2,
      FinalHttpStatusCode: 500,
      FinalAwsException: "Busy",
      FinalAwsExceptionMessage: "later",
      MaxRetriesExceeded: 1,
    });
  });

  test("tells of attempts without an answer", async () => {
    const [attempt, call] = await told(2, { options: { endpointUrl: "http://127.0.0.1:1", retries: { totalMaxAttempts: 1 } } });
    expect(attempt).toMatchObject({
      Fqdn: "127.0.0.1:1",
      SdkException: "EndpointConnectionError",
      SdkExceptionMessage: expect.stringContaining('Could not connect to the endpoint URL: "http://127.0.0.1:1/'),
    });
    expect(attempt).not.toHaveProperty("HttpStatusCode");
    expect(call).toMatchObject({ AttemptCount: 1, FinalSdkException: "EndpointConnectionError", MaxRetriesExceeded: 1 });
  });

  test("tells nothing of inputs that do not fit, and no region of unsigned calls", async () => {
    expect(await told(0, { input: {} })).toEqual([]);
    const [attempt, call] = await told(2, { options: { signatureVersion: UNSIGNED, awsAccessKeyId: undefined } });
    for (const event of [attempt!, call!]) expect(event).not.toHaveProperty("Region");
    expect(attempt).not.toHaveProperty("AccessKey");
  });

  test("is off unless it is asked for, and fails no call where nobody listens", async () => {
    expect(await told(0, { env: { AWS_CSM_ENABLED: "no" } })).toEqual([]);
    agent.close();
    const before = port;
    agent = createSocket("udp4");
    port = before;
    expect(await told(0, {})).toEqual([]);
    expect(outcome).toMatchObject({ ResponseMetadata: { HTTPStatusCode: 200 } });
  });

  test("drops records that are too long", async () => {
    expect(
      await told(1, { options: { awsSessionToken: "t".repeat(9000), awsAccessKeyId: "A", awsSecretAccessKey: "s" } }),
    ).toMatchObject([{ Type: "ApiCall" }]);
  });

  test.each([
    [{ AWS_CSM_PORT: "many" }, "The value provided for csm_port is no port: many"],
    [{ AWS_CSM_CLIENT_ID: "x".repeat(256) }, "exceeds the maximum length of 255 characters"],
  ])("refuses %j", async (env, message) => {
    const place = machine({ env: { AWS_CSM_ENABLED: "true", ...env } });
    await expect(createClient(service, { getBook }, { session: place.session }).load()).rejects.toThrow(message);
    place.remove();
  });

  test("cuts what is too long for a field", () => {
    const headers = { "user-agent": "u".repeat(300), authorization: "AWS AKID:signature" };
    const request = {
      method: "GET",
      protocol: "https:",
      hostname: "x",
      port: undefined,
      path: "/",
      query: "",
      headers,
      body: undefined,
    };
    const refusal = { Code: "c".repeat(200), Message: "m".repeat(600) };
    const attempt = { startedAt: 1, latencyMs: 2, request, refusal, status: 400, responseHeaders: { "x-amz-id-2": "h" } };
    const head = { clientId: "", service: "S", operation: "O" };
    const record = attemptRecord(head, attempt);
    expect(["UserAgent", "AwsException", "AwsExceptionMessage"].map((name) => (record[name] as string).length)).toEqual([
      256, 128, 512,
    ]);
    expect(record).toMatchObject({ Fqdn: "x", AccessKey: "AKID", XAmzId2: "h" });
    expect(record).not.toHaveProperty("Region");
    const failed = { ...attempt, refusal: undefined, failure: new TypeError("t") };
    expect(callRecord(head, { startedAt: 1, latencyMs: 2, attempts: [failed], areRetriesExceeded: true })).toMatchObject({
      FinalSdkException: "TypeError",
      FinalSdkExceptionMessage: "t",
    });
  });
});
