import { inspect } from "node:util";
import { machine } from "../../test/credential-world.ts";
import { startFake, type FakeServer } from "../../test/fake-server.ts";
import { getBook, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";
import type { Credentials } from "../client/resolved-config.ts";
import { explainCredentials } from "./explain.ts";
import {
  fromAssumeRole,
  fromContainer,
  fromEnv,
  fromIni,
  fromInstanceMetadata,
  fromProcess,
  fromSso,
  fromWebToken,
} from "./from.ts";

const SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";

function surroundings(
  env: Record<string, string>,
  files: Record<string, string> = {},
): NonNullable<Parameters<typeof fromEnv>[0]>["surroundings"] {
  return {
    environment: (name) => ({ AWS_EC2_METADATA_DISABLED: "true", AWS_REGION: "us-east-1", ...env })[name],
    readTextFile: async (path) => files[path],
    sleep: async () => {},
  };
}

async function roleServer(): Promise<FakeServer> {
  return startFake((request, count) => {
    const operation = new URLSearchParams(request.body).get("Action")!;
    const credentials = `<AccessKeyId>ASIA${count}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>`;
    return [200, `<R><${operation}Result><Credentials>${credentials}</Credentials></${operation}Result></R>`];
  });
}

describe("sources to pick from", () => {
  test("read the environment, a profile, a program", async () => {
    const env = { AWS_ACCESS_KEY_ID: "ENV", AWS_SECRET_ACCESS_KEY: SECRET };
    expect(await fromEnv({ surroundings: surroundings(env) })()).toMatchObject({ accessKeyId: "ENV" });
    const files = { "~/.aws/credentials": `[dev]\naws_access_key_id = DEV\naws_secret_access_key = ${SECRET}\n` };
    expect(await fromIni({ profileName: "dev", surroundings: surroundings(env, files) })()).toMatchObject({ accessKeyId: "DEV" });
    const command = `echo '{"Version": 1, "AccessKeyId": "PROC", "SecretAccessKey": "s"}'`;
    expect(await fromProcess({ command })()).toMatchObject({ accessKeyId: "PROC", method: "custom-process" });
  });

  test("assume roles with each other's credentials, and for tokens", async () => {
    const server = await roleServer();
    try {
      const where = surroundings({ AWS_ENDPOINT_URL_STS: server.url, AWS_ACCESS_KEY_ID: "ENV", AWS_SECRET_ACCESS_KEY: SECRET });
      const first = fromAssumeRole({
        roleArn: "arn:aws:iam::111122223333:role/a",
        credentials: fromEnv({ surroundings: where }),
        surroundings: where,
      });
      const second = fromAssumeRole({
        roleArn: "arn:aws:iam::111122223333:role/b",
        credentials: first,
        externalId: "ext",
        surroundings: where,
      });
      expect(server.received).toHaveLength(0);
      expect(await second()).toMatchObject({ accessKeyId: "ASIA2" });
      expect(server.received.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization!)![1])).toEqual(["ENV", "ASIA1"]);
      const web = fromWebToken({
        roleArn: "arn:aws:iam::111122223333:role/w",
        token: async () => "web-token",
        surroundings: where,
      });
      expect(await web()).toMatchObject({ accessKeyId: "ASIA3" });
      expect(server.received[2]!.body).toContain("WebIdentityToken=web-token");
    } finally {
      await server.close();
    }
  });

  test.each([
    ["env", fromEnv({ surroundings: surroundings({}) })],
    ["ini", fromIni({ surroundings: surroundings({}) })],
    ["process", fromProcess({ surroundings: surroundings({}) })],
    ["sso", fromSso({ surroundings: surroundings({}) })],
    ["container", fromContainer({ surroundings: surroundings({}) })],
    ["instance metadata", fromInstanceMetadata({ surroundings: surroundings({}) })],
  ])("say what is missing: %s", async (_, provider) => {
    await expect(provider()).rejects.toThrow(/^Unable to locate credentials\. Tried, in this order:\n {2}[\w-]+: /);
  });
});

describe("a long series of calls", () => {
  const reply = { body: '{"Title":"t"}' };
  const refusal = { status: 400, headers: { "x-amzn-errortype": "ExpiredTokenException" }, body: '{"message":"expired"}' };

  test("crosses two ends of its credentials without failing, with one fetch for each set", async () => {
    let now = Date.parse("2026-01-02T12:00:00Z");
    let fetches = 0;
    const server = await startFake((request) => {
      const operation = new URLSearchParams(request.body).get("Action")!;
      const end = new Date(now + 3_600_000).toISOString();
      const credentials = `<AccessKeyId>ASIA${++fetches}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${end}</Expiration>`;
      return [200, `<R><${operation}Result><Credentials>${credentials}</Credentials></${operation}Result></R>`];
    });
    const place = machine({
      profileName: "r",
      files: {
        ".aws/config":
          "[profile r]\nrole_arn = arn:aws:iam::1:role/rr\nsource_profile = r\naws_access_key_id = A\naws_secret_access_key = s\n",
      },
      env: { AWS_ENDPOINT_URL_STS: server.url },
      now: () => now,
    });
    try {
      const script = new Script(...Array.from({ length: 300 }, () => reply));
      const client = createClient(
        service,
        { getBook },
        { session: place.session, transport: script, clock: () => new Date(now) },
      );
      for (let call = 0; call < 300; call++) {
        await client.getBook({ Id: String(call) });
        now += 24_000;
      }
      expect(fetches).toBe(3);
      expect(script.sent).toHaveLength(300);
    } finally {
      await server.close();
      place.remove();
    }
  });

  test("of 1,000 calls at the moment its role ends waits for one request to STS, and all are signed with the new set", async () => {
    let now = Date.parse("2026-01-02T12:00:00Z");
    const server = await startFake((_, count) => {
      const end = new Date(now + 3_600_000).toISOString();
      const credentials = `<AccessKeyId>ASIA${count}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${end}</Expiration>`;
      return [200, `<R><AssumeRoleResult><Credentials>${credentials}</Credentials></AssumeRoleResult></R>`];
    });
    const place = machine({
      profileName: "r",
      files: {
        ".aws/config":
          "[profile r]\nrole_arn = arn:aws:iam::1:role/rr\nsource_profile = r\naws_access_key_id = A\naws_secret_access_key = s\n",
      },
      env: { AWS_ENDPOINT_URL_STS: server.url },
      now: () => now,
    });
    try {
      const script = new Script(...Array.from({ length: 1002 }, () => reply));
      const options = { session: place.session, transport: script, clock: () => new Date(now) };
      const clients = [createClient(service, { getBook }, options), createClient(service, { getBook }, options)];
      for (const client of clients) await client.getBook({ Id: "first" });
      now += 3_600_000;
      await Promise.all(Array.from({ length: 1000 }, (_, call) => clients[call % 2]!.getBook({ Id: String(call) })));
      const signers = script.sent.map(({ headers }) => /Credential=(\w+)/.exec(headers["authorization"]!)![1]);
      expect(signers.slice(0, 2)).toEqual(["ASIA1", "ASIA1"]);
      expect(new Set(signers.slice(2))).toEqual(new Set(["ASIA2"]));
      expect(server.received).toHaveLength(2);
    } finally {
      await server.close();
      place.remove();
    }
  });

  test("survives credentials that the service refuses as expired: one fetch, one more attempt", async () => {
    let fetches = 0;
    const credentials = async (): Promise<Credentials> => ({
      accessKeyId: `A${++fetches}`,
      secretAccessKey: "s",
      expiration: new Date(Date.now() + 3_600_000),
    });
    const script = new Script(refusal, reply, reply);
    const client = createClient(
      service,
      { getBook },
      { credentials, regionName: "us-east-1", transport: script, sleep: async () => {}, surroundings: surroundings({}) },
    );
    await client.getBook({ Id: "1" });
    await client.getBook({ Id: "2" });
    expect(script.sent.map(({ headers }) => /Credential=(\w+)/.exec(headers["authorization"]!)![1])).toEqual(["A1", "A2", "A2"]);
    const stubborn = createClient(
      service,
      { getBook },
      { credentials, regionName: "us-east-1", transport: new Script(refusal, refusal), surroundings: surroundings({}) },
    );
    await expect(stubborn.getBook({ Id: "1" })).rejects.toMatchObject({ code: "ExpiredTokenException" });
  });
});

describe("explanations", () => {
  test("name the source, what was tried before it, and the end", async () => {
    const files = { "~/.aws/credentials": `[dev]\naws_access_key_id = DEV\naws_secret_access_key = ${SECRET}\n` };
    const { source, text } = await explainCredentials({ profileName: "dev", surroundings: surroundings({}, files) });
    expect(source).toBe("shared-credentials-file");
    expect(text).toContain(
      "Credentials from shared-credentials-file. Tried before, in this order:\n  env: a profile named in code",
    );
    expect(text).not.toContain(SECRET);
  });

  test("name the source that fails, and why", async () => {
    const files = { "~/.aws/config": "[default]\nsso_account_id = 1\n" };
    const { error, text } = await explainCredentials({ surroundings: surroundings({}, files) });
    expect(error?.name).toBe("InvalidConfigError");
    expect(text).toMatch(/^No credentials: InvalidConfigError: The profile "default" is configured to use SSO but is missing/);
  });
});

describe("secrets", () => {
  test("show in no session, client, configuration or error", async () => {
    const server = await startFake(() => [403, { __type: "AccessDenied", message: "no" }]);
    const place = machine({
      awsAccessKeyId: "AKID",
      awsSecretAccessKey: SECRET,
      awsSessionToken: SECRET,
      files: { ".aws/credentials": `[default]\naws_access_key_id = A\naws_secret_access_key = ${SECRET}\n` },
    });
    try {
      await place.session.load();
      const client = createClient(service, { getBook }, { session: place.session, endpointUrl: server.url });
      const failure = await client.getBook({ Id: "1" }).catch((error: unknown) => error);
      const shown = [
        place.session,
        place.session.configuration,
        client,
        client.meta,
        failure,
        await place.session.getCredentials(),
      ];
      const text =
        shown.map((value) => inspect(value, { depth: 12, showHidden: false }) + String(value)).join("\n") +
        JSON.stringify(place.session);
      expect(text).not.toContain(SECRET);
      expect(String((failure as Error).name)).not.toBe("TypeError");
    } finally {
      await server.close();
      place.remove();
    }
  });
});
