/** Roles: of profiles that lead to each other, with MFA, kept on disk, for a token. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LATER, KEYS, on, fake, roleReply, found, parameters } from "../../test/credential-machines.ts";
import { NOON } from "../../test/credential-world.ts";

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
    const again = on({ ...world, env: { ...world.env, HOME: place.home } });
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
