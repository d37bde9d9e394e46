/** Credentials by IAM Identity Center, from the token of `aws sso login`. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { LATER, on, fake, found } from "../../test/credential-machines.ts";
import type { FakeReply, Received } from "../../test/fake-server.ts";

describe("IAM Identity Center", () => {
  const config =
    "[profile sso]\nsso_session = mine\nsso_account_id = 111122223333\nsso_role_name = Reader\n" +
    "[sso-session mine]\nsso_region = us-west-2\nsso_start_url = https://d-123.awsapps.com/start\n";
  const file = `.aws/sso/cache/${createHash("sha1").update("mine").digest("hex")}.json`;
  const token = (expiresAt: string): string =>
    JSON.stringify({
      accessToken: "old-access",
      expiresAt,
      refreshToken: "refresh",
      clientId: "id",
      clientSecret: "client-secret",
      registrationExpiresAt: "2026-03-01T00:00:00Z",
      startUrl: "https://d-123.awsapps.com/start",
    });
  const answer = ({ path }: Received): FakeReply =>
    path === "/token"
      ? [200, { accessToken: "new-access", expiresIn: 3600, refreshToken: "refresh-2" }]
      : [
          200,
          { roleCredentials: { accessKeyId: "SSO", secretAccessKey: "s", sessionToken: "t", expiration: Date.parse(LATER) } },
        ];

  test("gives a role for the token of `aws sso login`", async () => {
    const server = await fake(answer);
    const place = on({
      profileName: "sso",
      files: { ".aws/config": config, [file]: token(LATER) },
      env: { AWS_ENDPOINT_URL: server.url },
    });
    expect(await found(place)).toEqual(["sso", "SSO"]);
    expect(server.received).toMatchObject([
      {
        path: "/federation/credentials?role_name=Reader&account_id=111122223333",
        headers: { "x-amz-sso_bearer_token": "old-access" },
      },
    ]);
  });

  test("renews a token that is about to end, and leaves it to the CLI", async () => {
    const server = await fake(answer);
    const place = on({
      profileName: "sso",
      files: { ".aws/config": config, [file]: token("2026-01-02T12:05:00Z") },
      env: { AWS_ENDPOINT_URL: server.url },
    });
    await found(place);
    expect(JSON.parse(server.received[0]!.body)).toEqual({
      grantType: "refresh_token",
      clientId: "id",
      clientSecret: "client-secret",
      refreshToken: "refresh",
    });
    expect(server.received[1]!.headers["x-amz-sso_bearer_token"]).toBe("new-access");
    expect(JSON.parse(readFileSync(join(place.home, file), "utf8"))).toMatchObject({
      accessToken: "new-access",
      refreshToken: "refresh-2",
      expiresAt: LATER,
      registrationExpiresAt: "2026-03-01T00:00:00Z",
    });
    expect(statSync(join(place.home, file)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ["nobody logged in", {}, "Error loading SSO Token: Token for mine does not exist"],
    ["the token is damaged", { [file]: "{" }, "Error loading SSO Token: Token for mine does not exist"],
    ["the token lacks its end", { [file]: '{"accessToken":"a"}' }, "Error loading SSO Token: Token for mine is invalid"],
    [
      "the token has ended and cannot be renewed",
      { [file]: '{"accessToken":"a","expiresAt":"2026-01-02T11:00:00Z"}' },
      "Error when retrieving token from sso: Token has expired and refresh failed",
    ],
  ])("says so when %s", async (_, files, message) => {
    const place = on({ profileName: "sso", files: { ".aws/config": config, ...files } });
    await expect(found(place)).rejects.toThrow(message);
  });

  test("says which command to run when the service refuses the token", async () => {
    const server = await fake(() => [401, { __type: "UnauthorizedException", message: "no" }]);
    const place = on({
      profileName: "sso",
      files: { ".aws/config": config, [file]: token(LATER) },
      env: { AWS_ENDPOINT_URL: server.url },
    });
    await expect(found(place)).rejects.toMatchObject({ name: "UnauthorizedSSOTokenError", message: /run aws sso login/ });
  });

  test.each([
    ["[profile sso]\nsso_account_id = 1\n", "missing required configuration: sso_role_name, sso_start_url, sso_region"],
    ["[profile sso]\nsso_account_id = 1\nsso_session = ghost\n", 'The specified sso-session does not exist: "ghost"'],
    [
      "[profile sso]\nsso_account_id = 1\nsso_role_name = r\nsso_region = a\nsso_session = s\n[sso-session s]\nsso_region = b\n",
      "The value for sso_region is inconsistent between profile (a) and sso-session (b).",
    ],
  ])("names what a profile lacks: %j", async (config, message) => {
    await expect(found(on({ profileName: "sso", files: { ".aws/config": config } }))).rejects.toThrow(message);
  });
});
