import { machine } from "../../test/credential-world.ts";
import { isolated, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import { operation, type Operation } from "../client/operation.ts";
import type { ClientOptions } from "../client/options.ts";
import { addLogHandler } from "./loggers.ts";

const list: Operation<object, object> = operation("List", "GET /");
const KEYS = { awsAccessKeyId: "AKID", awsSecretAccessKey: "secret-key" };
const SESSION = { credentials: { accessKeyId: "AKID", secretAccessKey: "secret-key" } };

/** The lines of a client's first calls below its own loggers. */
async function linesOf(options: ClientOptions): Promise<string[]> {
  const lines: string[] = [];
  using _ = addLogHandler({ name: "botocore" }, ({ name, level, message }) => {
    if (/^botocore\.(session|client|args|loaders)$/.test(name)) lines.push(`${name} ${level} ${message}`);
  });
  const client = createClient(service, { list }, isolated(new Script({}, {}), options));
  await client.list({});
  await client.list({});
  return lines;
}

describe("lines about settings", () => {
  test("SES-23: a token and an account without keys are ignored, which is said once", async () => {
    const surroundings = {
      environment: (name: string) => ({ AWS_ACCESS_KEY_ID: "AKID", AWS_SECRET_ACCESS_KEY: "s" })[name],
      fileExists: () => false,
    };
    const lone = { credentials: undefined, surroundings, awsSessionToken: "secret-token", awsAccountId: "123456789012" };
    expect(await linesOf(lone)).toEqual([
      "botocore.session DEBUG Ignoring the following credential-related values which were set without an access key id and secret key " +
        "on the session or client: aws_session_token, aws_account_id",
    ]);
    expect(await linesOf({ ...KEYS, credentials: undefined, awsSessionToken: "secret-token" })).toEqual([]);
  });

  test("SES-27: a region with FIPS in its name is warned of", async () => {
    for (const regionName of ["fips-us-east-1", "us-east-1-fips"]) {
      expect(await linesOf({ ...SESSION, regionName })).toEqual([
        `botocore.client WARNING transforming region from ${regionName} to us-east-1 and setting use_fips_endpoint to true. client ` +
          "should not be configured with a fips psuedo region.",
      ]);
    }
  });

  test("CFG-12: another version of the API in the profile is warned of, and not used", async () => {
    const asking = (versions: string) => machine({ files: { ".aws/config": `[default]\napi_versions =\n${versions}` }, ...KEYS });
    const old = asking("  shelf = 2015-03-01\n");
    expect(await linesOf({ session: old.session })).toEqual([
      `botocore.loaders WARNING Version 2015-03-01 of shelf, which the profile asks for, is not used: its package has ${service.apiVersion} only.`,
    ]);
    old.remove();
    const same = asking(`  shelf = ${service.apiVersion}\n  cloudfront = 2015-09-17\n`);
    expect(await linesOf({ session: same.session })).toEqual([]);
    same.remove();
  });

  test("CFG-34: a name of an application beyond 50 characters is warned of and sent", async () => {
    const line = "botocore.args WARNING The configured value for user_agent_appid exceeds the maximum length of 50 characters.";
    expect(await linesOf({ ...SESSION, userAgentAppid: "a".repeat(51) })).toEqual([line]);
    expect(await linesOf({ ...SESSION, userAgentAppid: "a".repeat(50) })).toEqual([]);
    const script = new Script({});
    await createClient(service, { list }, isolated(script, { userAgentAppid: "a".repeat(51) })).list({});
    expect(script.sent[0]!.headers["user-agent"]).toContain(`app/${"a".repeat(51)}`);
  });

  test("CFG-12: a folder of models is named and left alone", async () => {
    const surroundings = {
      environment: (name: string) => (name === "AWS_DATA_PATH" ? "/opt/models" : undefined),
      fileExists: () => false,
    };
    expect(await linesOf({ ...SESSION, surroundings })).toEqual([
      "botocore.loaders INFO Models in /opt/models are not read: a service is a package, which pnpm generate makes of its model.",
    ]);
  });

  test("LOG-10: a call of a deprecated operation is noted", async () => {
    const old: Operation<object, object> = operation("ListOld", "GET /old", '{"deprecated":true}');
    const lines: string[] = [];
    using _ = addLogHandler({ name: "botocore.client" }, ({ level, message }) => lines.push(`${level} ${message}`));
    const client = createClient(service, { list, old }, isolated(new Script({}, {}), SESSION));
    await client.old({});
    await client.list({});
    expect(lines).toEqual(["DEBUG Warning: shelf.ListOld() is deprecated"]);
  });
});
