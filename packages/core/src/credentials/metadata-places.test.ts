/** Credentials of containers and instances, which a service beside the program gives. */
import { LATER, on, fake, found } from "../../test/credential-machines.ts";
import { NOON, type Machine } from "../../test/credential-world.ts";
import type { FakeReply, FakeServer, Received } from "../../test/fake-server.ts";
import type { Credentials } from "../client/resolved-config.ts";

describe("containers", () => {
  const document = { AccessKeyId: "ECS", SecretAccessKey: "s", Token: "t", Expiration: LATER, AccountId: "9" };

  test("send the token of the file, read each time", async () => {
    const server = await fake(() => [200, document]);
    const env = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "~/token",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "not this",
    };
    const place = on({ env, files: { token: "pod-token" } });
    expect(await place.session.getCredentials()).toMatchObject({ accessKeyId: "ECS", accountId: "9", method: "container-role" });
    expect(server.received).toMatchObject([{ path: "/v1/credentials", headers: { authorization: "pod-token" } }]);
  });

  test("are asked three times", async () => {
    const server = await fake((_, count) => (count < 3 ? [500, "busy"] : [200, document]));
    expect(await found(on({ env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: server.url } }))).toEqual(["container-role", "ECS"]);
  });

  test.each(["http://example.com/", "http://10.0.0.1/", "ftp://127.0.0.1/", "nonsense"])("are never asked at %s", async (url) => {
    const place = on({ env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: url } });
    await expect(found(place)).rejects.toThrow("Can only retrieve metadata from a loopback address or one of these hosts");
  });

  test("refuse a token with a line break", async () => {
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:1/", AWS_CONTAINER_AUTHORIZATION_TOKEN: "a\nb" };
    await expect(found(on({ env }))).rejects.toThrow("Auth token value is not a legal header value");
  });
});

describe("instances", () => {
  const document = (expiration = LATER): object => ({
    Code: "Success",
    AccessKeyId: "EC2",
    SecretAccessKey: "s",
    Token: "t",
    Expiration: expiration,
  });
  const imds =
    (token: FakeReply, credentials: FakeReply = [200, document()]) =>
    ({ method, path }: Received): FakeReply =>
      method === "PUT" ? token : path.endsWith("/security-credentials/") ? [200, "my-role"] : credentials;
  const at = (server: FakeServer, env: Record<string, string> = {}): Machine =>
    on({ env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: server.url, AWS_METADATA_SERVICE_TIMEOUT: "0.2", ...env } });

  test("speak version 2", async () => {
    const server = await fake(imds([200, "imds-token"]));
    expect(await found(at(server))).toEqual(["iam-role", "EC2"]);
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PUT /latest/api/token",
      "GET /latest/meta-data/iam/security-credentials/",
      "GET /latest/meta-data/iam/security-credentials/my-role",
    ]);
    expect(server.received[0]!.headers["x-aws-ec2-metadata-token-ttl-seconds"]).toBe("21600");
    expect(server.received[2]!.headers["x-aws-ec2-metadata-token"]).toBe("imds-token");
    for (const { headers } of server.received) expect(headers["user-agent"]).toMatch(/^boto3-ts\//);
  });

  test.each([[[404]], [[403]], [[405]], ["hang"]] as FakeReply[][])("fall back to version 1 after %j", async (reply) => {
    const server = await fake(imds(reply as FakeReply));
    expect(await found(at(server))).toEqual(["iam-role", "EC2"]);
    expect(server.received.at(-1)!.headers["x-aws-ec2-metadata-token"]).toBeUndefined();
  });

  test("do not fall back when version 1 is switched off", async () => {
    const server = await fake(imds([403]));
    await expect(found(at(server, { AWS_EC2_METADATA_V1_DISABLED: "true" }))).rejects.toThrow("IMDSv1 has been disabled");
  });

  test.each([
    ["there is no such service", undefined],
    ["the service is broken", [500] as FakeReply],
    ["it answers nonsense", [200, "<html>"] as FakeReply],
    ["it answers an error document", [200, { Code: "AssumeRoleUnauthorizedAccess", Message: "no" }] as FakeReply],
    ["it says nothing", "hang" as FakeReply],
  ])("have no credentials, which is no error, when %s", async (_, reply) => {
    const server = await fake(imds([200, "token"], reply));
    if (reply === undefined) await server.close();
    expect(await found(at(server))).toEqual([undefined, undefined]);
  });

  test("go on with credentials that have ended when the service has no others", async () => {
    const server = await fake(imds([200, "token"], [200, document("2026-01-02T11:00:00Z")]));
    const { accessKeyId, expiration } = (await at(server).session.getCredentials()) as Credentials;
    expect([accessKeyId, expiration!.getTime()]).toEqual(["EC2", NOON + 15 * 60_000 + 120_000 + 240_000]);
  });
});
