/** Places without a service behind them, and which of all goes before which. */
import { LATER, KEYS, on, found } from "../../test/credential-machines.ts";
import { NOON, type World } from "../../test/credential-world.ts";

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
