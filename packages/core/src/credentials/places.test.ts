/** Every place credentials may be, on an invented machine, with fakes on 127.0.0.1 for the services behind it. */
import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NOON, machine, type Machine, type World } from "../../test/credential-world.ts";
import { startFake, type FakeReply, type FakeServer, type Received } from "../../test/fake-server.ts";
import type { Credentials } from "../client/resolved-config.ts";

const LATER = "2026-01-02T13:00:00Z";
const KEYS = "aws_access_key_id = BASE\naws_secret_access_key = basesecret\n";
const opened: Machine[] = [];
const servers: FakeServer[] = [];

afterEach(async () => {
  for (const place of opened.splice(0)) place.remove();
  for (const server of servers.splice(0)) await server.close();
});

function on(world: World): Machine {
  const place = machine(world);
  opened.push(place);
  return place;
}

async function fake(answer: (request: Received, count: number) => FakeReply | Promise<FakeReply>): Promise<FakeServer> {
  const server = await startFake(answer);
  servers.push(server);
  return server;
}

function roleReply(count: number, expiration = LATER, operation = "AssumeRole"): FakeReply {
  return [
    200,
    `<${operation}Response><${operation}Result><Credentials><AccessKeyId>ASIA${count}</AccessKeyId><SecretAccessKey>s&amp;${count}</SecretAccessKey>` +
      `<SessionToken>t${count}</SessionToken><Expiration>${expiration}</Expiration></Credentials>` +
      `<AssumedRoleUser><Arn>arn:aws:sts::222233334444:assumed-role/r/s</Arn></AssumedRoleUser></${operation}Result></${operation}Response>`,
  ];
}

async function found(place: Machine): Promise<[method: string | undefined, key: string | undefined]> {
  const provider = await place.session.getCredentialProvider();
  return [provider?.method, (await provider?.())?.accessKeyId];
}

const parameters = ({ body }: Received): Record<string, string> => Object.fromEntries(new URLSearchParams(body));

describe("environment", () => {
  test("that ends is read again before its end", async () => {
    const env: Record<string, string> = {
      AWS_ACCESS_KEY_ID: "ONE",
      AWS_SECRET_ACCESS_KEY: "s",
      AWS_CREDENTIAL_EXPIRATION: LATER,
    };
    let now = NOON;
    const place = on({ now: () => now, surroundings: { environment: (name) => env[name] } });
    expect(await found(place)).toEqual(["env", "ONE"]);
    env["AWS_ACCESS_KEY_ID"] = "TWO";
    env["AWS_CREDENTIAL_EXPIRATION"] = "2026-01-02T15:00:00Z";
    now += 55 * 60_000;
    expect(await found(place)).toEqual(["env", "TWO"]);
  });
});

describe("roles", () => {
  const chain =
    "[profile r]\nrole_arn = arn:aws:iam::222233334444:role/r\nsource_profile = mid\nexternal_id = e\nduration_seconds = 1800\n" +
    `[profile mid]\nrole_arn = arn:aws:iam::222233334444:role/mid\nsource_profile = base\nrole_session_name = m\n[profile base]\n${KEYS}`;

  test("are assumed through the profiles they name, each signed with the one before", async () => {
    const sts = await fake((_, count) => roleReply(count));
    const place = on({ profileName: "r", files: { ".aws/config": chain }, env: { AWS_ENDPOINT_URL_STS: sts.url } });
    const provider = (await place.session.getCredentialProvider())!;
    expect(sts.received).toHaveLength(0);
    expect(await provider()).toMatchObject({ accessKeyId: "ASIA2", secretAccessKey: "s&2", accountId: "222233334444" });
    expect(sts.received.map(parameters)).toMatchObject([
      { RoleArn: "arn:aws:iam::222233334444:role/mid", RoleSessionName: "m" },
      { RoleArn: "arn:aws:iam::222233334444:role/r", ExternalId: "e", DurationSeconds: "1800" },
    ]);
    const signedBy = sts.received.map(({ headers }) => /Credential=(\w+)\//.exec(headers.authorization!)?.[1]);
    expect(signedBy).toEqual(["BASE", "ASIA1"]);
  });

  test("with MFA ask for a code, each time one is needed when the session has a function", async () => {
    const sts = await fake((_, count) => roleReply(count, new Date(NOON + count * 3_600_000).toISOString()));
    const config = `[profile r]\nrole_arn = arn:aws:iam::222233334444:role/r\nsource_profile = r\nmfa_serial = arn:aws:iam::1:mfa/me\n${KEYS}`;
    const asked: string[] = [];
    let now = NOON;
    const place = on({
      profileName: "r",
      files: { ".aws/config": config },
      env: { AWS_ENDPOINT_URL_STS: sts.url },
      now: () => now,
      mfaCode: (serial) => String(100_000 + asked.push(serial)),
    });
    const provider = (await place.session.getCredentialProvider())!;
    await Promise.all(Array.from({ length: 50 }, () => provider()));
    now += 3_600_000;
    await provider();
    expect(asked).toEqual(["arn:aws:iam::1:mfa/me", "arn:aws:iam::1:mfa/me"]);
    expect(sts.received.map((request) => parameters(request)["TokenCode"])).toEqual(["100001", "100002"]);
  });

  test("with MFA and nobody to ask are an error that says what to give", async () => {
    const config = `[profile r]\nrole_arn = arn:aws:iam::222233334444:role/r\nsource_profile = r\nmfa_serial = s-123456\n${KEYS}`;
    const place = on({ profileName: "r", files: { ".aws/config": config } });
    await expect(found(place)).rejects.toThrow(/an MFA code of s-123456 is needed, and there is no terminal .* mfaCode/);
  });

  test("are kept between runs where the AWS CLI keeps them, for their owner only", async () => {
    const sts = await fake((_, count) => roleReply(count));
    const config = `[profile r]\nrole_arn = arn:aws:iam::222233334444:role/r\nrole_session_name = é\nsource_profile = base\n[profile base]\n${KEYS}`;
    const world = {
      profileName: "r",
      files: { ".aws/config": config },
      env: { AWS_ENDPOINT_URL_STS: sts.url },
      roleCacheDirectory: "~/.aws/cli/cache",
    };
    const place = on(world);
    await found(place);
    const folder = join(place.home, ".aws/cli/cache");
    const text = '{"RoleArn": "arn:aws:iam::222233334444:role/r", "RoleSessionName": "\\u00e9"}';
    const name = `${createHash("sha1").update(text).digest("hex")}.json`;
    expect(readdirSync(folder)).toEqual([name]);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(folder, name), "utf8"))).toMatchObject({ Credentials: { Expiration: LATER } });
    const again = machine({ ...world, env: { ...world.env, HOME: place.home } });
    opened.push(again);
    expect(await found(again)).toEqual(["assume-role", "ASIA1"]);
    expect(sts.received).toHaveLength(1);
  });

  test.each([
    ["[profile r]\nrole_arn = a\n", "Partial credentials found in assume-role, missing: source_profile or credential_source"],
    [
      "[profile r]\nrole_arn = a\nsource_profile = b\ncredential_source = Environment\n",
      'The profile "r" contains both source_profile and credential_source.',
    ],
    ["[profile r]\nrole_arn = a\nsource_profile = b\n[profile b]\nregion = x\n", 'The source profile "b" must have credentials.'],
    [
      "[profile r]\nrole_arn = a\nsource_profile = b\n[profile b]\nrole_arn = b\nsource_profile = r\n",
      "Visited profiles: ['r', 'b']",
    ],
    [
      "[profile r]\nrole_arn = a\ncredential_source = environment\n",
      'The credential source "environment" referenced in profile "r"',
    ],
    [
      "[profile r]\nrole_arn = a\ncredential_source = Environment\n",
      "No credentials found in credential_source referenced in profile r",
    ],
  ])("that lead nowhere are an error: %j", async (config, message) => {
    await expect(found(on({ profileName: "r", files: { ".aws/config": config } }))).rejects.toThrow(message);
  });

  test("for a token read it anew each time", async () => {
    const sts = await fake((_, count) =>
      roleReply(count, new Date(NOON + count * 3_600_000).toISOString(), "AssumeRoleWithWebIdentity"),
    );
    let now = NOON;
    const files = { token: "token-1" };
    const env: Record<string, string> = { AWS_ENDPOINT_URL_STS: sts.url, AWS_ROLE_ARN: "arn:aws:iam::222233334444:role/web" };
    const place = on({ files, env: { ...env, AWS_WEB_IDENTITY_TOKEN_FILE: "~/token" }, now: () => now });
    expect(await found(place)).toEqual(["assume-role-with-web-identity", "ASIA1"]);
    writeFileSync(join(place.home, "token"), "token-2");
    now += 3_600_000;
    expect(await found(place)).toEqual(["assume-role-with-web-identity", "ASIA2"]);
    expect(sts.received.map((request) => parameters(request)["WebIdentityToken"])).toEqual(["token-1", "token-2"]);
    expect(sts.received[0]!.headers.authorization).toBeUndefined();
  });
});

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

describe("aws login", () => {
  const session = "arn:aws:iam::111122223333:user/me";
  const file = `.aws/login/cache/${createHash("sha256").update(session).digest("hex")}.json`;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const stored = (expiresAt: string): string =>
    JSON.stringify({
      accessToken: { accessKeyId: "LOGIN", secretAccessKey: "s", sessionToken: "t", accountId: "111122223333", expiresAt },
      refreshToken: "refresh",
      clientId: "arn:aws:signin:::devtools/same-device",
      dpopKey: privateKey.export({ type: "sec1", format: "pem" }),
      idToken: "kept",
    });
  const world = (expiresAt: string, url = "http://127.0.0.1:1"): World => ({
    profileName: "me",
    files: { ".aws/config": `[profile me]\nlogin_session = ${session}\n`, [file]: stored(expiresAt) },
    env: { AWS_ENDPOINT_URL_SIGNIN: url },
  });

  test("gives the keys of the file as long as they last", async () => {
    expect(await found(on(world(LATER)))).toEqual(["login", "LOGIN"]);
  });

  test("renews them with a proof of possession, and keeps the rest of the file", async () => {
    const accessToken = { accessKeyId: "NEW", secretAccessKey: "s2", sessionToken: "t2" };
    const server = await fake(() => [200, { accessToken, tokenType: "aws_sigv4", expiresIn: 900, refreshToken: "refresh-2" }]);
    const place = on(world("2026-01-02T11:59:00Z", server.url));
    expect(await found(place)).toEqual(["login", "NEW"]);
    const [request] = server.received;
    expect(JSON.parse(request!.body)).toEqual({
      clientId: "arn:aws:signin:::devtools/same-device",
      grantType: "refresh_token",
      refreshToken: "refresh",
    });
    const [header, payload, signature] = String(request!.headers["dpop"]).split(".");
    const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, "base64url").toString());
    expect(read(header!)).toMatchObject({ typ: "dpop+jwt", alg: "ES256", jwk: { kty: "EC", crv: "P-256" } });
    expect(read(payload!)).toMatchObject({ htm: "POST", htu: `${server.url}/v1/token`, iat: NOON / 1000 });
    const key = { key: createPublicKey(privateKey), dsaEncoding: "ieee-p1363" as const };
    expect(verify("sha256", Buffer.from(`${header}.${payload}`), key, Buffer.from(signature!, "base64url"))).toBe(true);
    expect(JSON.parse(readFileSync(join(place.home, file), "utf8"))).toMatchObject({
      accessToken: { ...accessToken, accountId: "111122223333", expiresAt: "2026-01-02T12:15:00Z" },
      refreshToken: "refresh-2",
      idToken: "kept",
    });
  });

  test.each([
    ["TOKEN_EXPIRED", "LoginRefreshRequired"],
    ["USER_CREDENTIALS_CHANGED", "LoginRefreshRequired"],
    ["INSUFFICIENT_PERMISSIONS", "LoginInsufficientPermissions"],
    ["SOMETHING", "LoginError"],
  ])("has an error of its own when refused for %s", async (error, name) => {
    const server = await fake(() => [400, { __type: "AccessDeniedException", error, message: "no" }]);
    await expect(found(on(world("2026-01-02T11:59:00Z", server.url)))).rejects.toMatchObject({ name });
  });

  test("says which command to run when nobody logged in", async () => {
    const files = { ".aws/config": `[profile me]\nlogin_session = ${session}\n` };
    await expect(found(on({ profileName: "me", files }))).rejects.toThrow("Please reauthenticate with 'aws login'.");
  });
});

describe("a program", () => {
  const run = (command: string): World => ({
    files: { ".aws/config": `[default]\naws_account_id = 5\ncredential_process = ${command}\n` },
  });
  const print = (json: object): string => `"${process.execPath}" -e 'console.log(process.argv[1])' '${JSON.stringify(json)}'`;

  test("gives what it prints", async () => {
    const place = on(run(print({ Version: 1, AccessKeyId: "PROC", SecretAccessKey: "s" })));
    expect(await place.session.getCredentials()).toMatchObject({ accessKeyId: "PROC", accountId: "5", method: "custom-process" });
  });

  test.each([
    [print({ Version: 2 }), "Unsupported version '2' for credential process provider, supported versions: 1"],
    [print({ Version: 1, AccessKeyId: "A" }), "Missing required key in response: 'SecretAccessKey'"],
    [`"${process.execPath}" -e 'console.log("no json")'`, "the program did not print JSON"],
    [`"${process.execPath}" -e 'console.error("broken"); process.exit(3)'`, "broken"],
    ["/does/not/exist --password=hunter2", "the program /does/not/exist could not be run: ENOENT"],
    ["'unclosed", "a quote that is not closed"],
  ])("that fails is an error without the command's arguments: %s", async (command, message) => {
    const failure = await found(on(run(command))).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ message: expect.stringContaining(message) });
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toContain("hunter2");
  });
});

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

describe("older files", () => {
  test("of the EC2 command line and of boto 2 are read", async () => {
    const ec2 = "AWSAccessKeyId=OLD\nAWSSecretKey=s\n";
    expect(await found(on({ env: { AWS_CREDENTIAL_FILE: "~/ec2" }, files: { ec2 } }))).toEqual(["ec2-credentials-file", "OLD"]);
    const boto = `[Credentials]\n${KEYS}`;
    expect(await found(on({ files: { ".boto": boto } }))).toEqual(["boto-config", "BASE"]);
  });
});

describe("the order of places", () => {
  const sso = "sso_account_id = 1\nsso_role_name = r\nsso_region = us-west-2\nsso_start_url = https://x\n";

  test("SSO comes before the keys of the credentials file, those before login and programs, the config file's keys last", async () => {
    const config = (more: string): string => `[default]\naws_access_key_id = CONFIG\naws_secret_access_key = s\n${more}`;
    const process = "credential_process = /does/not/exist\nlogin_session = x\n";
    const keys = { ".aws/credentials": `[default]\n${KEYS}` };
    await expect(found(on({ files: { ".aws/config": config(sso), ...keys } }))).rejects.toThrow("Error loading SSO Token");
    expect(await found(on({ files: { ".aws/config": config(process), ...keys } }))).toEqual(["shared-credentials-file", "BASE"]);
    await expect(found(on({ files: { ".aws/config": config(process) } }))).rejects.toThrow("login session");
    expect(await found(on({ files: { ".aws/config": config("") } }))).toEqual(["config-file", "CONFIG"]);
  });
});
