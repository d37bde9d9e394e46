import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { NOON, machine, type Machine } from "../../test/credential-world.ts";
import { startFake, type FakeServer } from "../../test/fake-server.ts";
import { getBook, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { searchChain } from "./chain.ts";

const LATER = "2026-01-02T14:00:00Z";
const CONFIG =
  "[default]\nrole_arn = arn:aws:iam::222233334444:role/r\nsource_profile = default\naws_access_key_id = A\naws_secret_access_key = s\n";
let sts: FakeServer;
let place: Machine;

beforeEach(async () => {
  sts = await startFake((_, count) => [
    200,
    `<R><AssumeRoleResult><Credentials><AccessKeyId>ASIA${count}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>` +
      `<SessionToken>t</SessionToken><Expiration>${LATER}</Expiration></Credentials>` +
      "<AssumedRoleUser><Arn>arn:aws:sts::222233334444:assumed-role/r/s</Arn></AssumedRoleUser></AssumeRoleResult></R>",
  ]);
});

afterEach(async () => {
  place.remove();
  await sts.close();
});

function world(now: () => number = () => NOON): Machine {
  return (place = machine({ files: { ".aws/config": CONFIG }, env: { AWS_ENDPOINT_URL_STS: sts.url }, now }));
}

describe("sessions of roles", () => {
  test("are shared by all providers of a session, and not by sessions", async () => {
    const { configuration } = world().session;
    const keys = async (): Promise<unknown> => (await (await searchChain(configuration, undefined)).provider!()).accessKeyId;
    expect([await keys(), await keys()]).toEqual(["ASIA1", "ASIA1"]);
    const first = place;
    const other = (await world().session.getCredentials())!;
    first.remove();
    expect(other).toMatchObject({ accessKeyId: "ASIA2", accountId: "222233334444" });
  });

  test("with less than 15 minutes left are not taken", async () => {
    let now = NOON;
    const { configuration } = world(() => now).session;
    const keys = async (): Promise<unknown> => (await (await searchChain(configuration, undefined)).provider!()).accessKeyId;
    await keys();
    now = Date.parse(LATER) - 14 * 60_000;
    expect(await keys()).toBe("ASIA2");
  });

  test("that a service refused are fetched anew although they are kept", async () => {
    const { session } = world();
    const refusal = { status: 400, headers: { "x-amzn-errortype": "ExpiredTokenException" }, body: '{"message":"expired"}' };
    const script = new Script(refusal, { body: "{}" });
    await createClient(service, { getBook }, { session, transport: script, sleep: async () => {} }).getBook({ Id: "1" });
    const signers = script.sent.map(({ headers }) => /Credential=(\w+)/.exec(headers["authorization"]!)![1]);
    expect(signers).toEqual(["ASIA1", "ASIA2"]);
  });

  test("of IAM Identity Center lie in the folder of the AWS CLI, in its form and under its name", async () => {
    const roleCredentials = { accessKeyId: "SSO", secretAccessKey: "s", sessionToken: "t", expiration: Date.parse(LATER) };
    const server = await startFake(() => [200, { roleCredentials }]);
    const token = `.aws/sso/cache/${createHash("sha1").update("mine").digest("hex")}.json`;
    const profile = "sso_session = mine\nsso_account_id = 111122223333\nsso_role_name = Reader\n";
    place = machine({
      files: {
        ".aws/config": `[default]\n${profile}[sso-session mine]\nsso_region = us-west-2\nsso_start_url = https://x\n`,
        [token]: `{"accessToken":"a","expiresAt":"${LATER}"}`,
      },
      env: { AWS_ENDPOINT_URL_SSO: server.url },
      roleCacheDirectory: "~/.aws/cli/cache",
    });
    try {
      await place.session.getCredentials();
      const text = '{"accountId":"111122223333","roleName":"Reader","sessionName":"mine"}';
      const folder = join(place.home, ".aws/cli/cache");
      const name = `${createHash("sha1").update(text).digest("hex")}.json`;
      expect(readdirSync(folder)).toEqual([name]);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
      expect(JSON.parse(readFileSync(join(folder, name), "utf8"))).toEqual({
        ProviderType: "sso",
        Credentials: {
          AccessKeyId: "SSO",
          SecretAccessKey: "s",
          SessionToken: "t",
          Expiration: LATER,
          AccountId: "111122223333",
        },
      });
      const again = machine({
        env: { HOME: place.home, AWS_ENDPOINT_URL_SSO: "http://127.0.0.1:1" },
        roleCacheDirectory: "~/.aws/cli/cache",
      });
      expect(await again.session.getCredentials()).toMatchObject({ accessKeyId: "SSO", accountId: "111122223333" });
      again.remove();
    } finally {
      await server.close();
    }
  });

  test("without a session token are no credentials", async () => {
    await sts.close();
    sts = await startFake(() => [
      200,
      `<R><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><Expiration>${LATER}</Expiration></Credentials></AssumeRoleResult></R>`,
    ]);
    await expect(world().session.getCredentials()).rejects.toThrow(
      "Error when retrieving credentials from assume-role: Credential refresh failed, response did not contain: token",
    );
  });
});
