/** Smokes of credentials: roles that moto gives, and what comes of them. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { STS } from "@boto3/client-sts";
import { fromAssumeRole, fromWebToken, Session, type ClientOptions, type Surroundings } from "@boto3/core";
import type { Smoke } from "./smoke.ts";

const ACCOUNT = "123456789012";

export const credentialSmokes: readonly Smoke[] = [
  {
    service: "credentials of a chain of roles",
    async run({ endpointUrl }) {
      const config =
        `[profile outer]\nrole_arn = arn:aws:iam::${ACCOUNT}:role/outer\nsource_profile = inner\nrole_session_name = outer-session\n` +
        `[profile inner]\nrole_arn = arn:aws:iam::${ACCOUNT}:role/inner\nsource_profile = base\nexternal_id = shared\n` +
        "[profile base]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example-secret\nregion = us-east-1\n";
      const session = new Session({
        profileName: "outer",
        regionName: "us-east-1",
        surroundings: surroundings(endpointUrl, { "~/.aws/config": config }),
      });
      const { Arn } = await session.client(STS).getCallerIdentity();
      assert.equal(Arn, `arn:aws:sts::${ACCOUNT}:assumed-role/outer/outer-session`);
      const credentials = await session.getCredentials();
      assert.equal(credentials?.accountId, ACCOUNT);
      assert.ok(credentials.expiration!.getTime() > Date.now());
    },
  },
  {
    service: "credentials for a token",
    async run({ endpointUrl }) {
      const options = { regionName: "us-east-1", surroundings: surroundings(endpointUrl) };
      const web = fromWebToken({
        roleArn: `arn:aws:iam::${ACCOUNT}:role/web`,
        roleSessionName: "web-session",
        token: "a-token",
        ...options,
      });
      const identity = async (credentials: ClientOptions["credentials"]): Promise<string | undefined> =>
        (await new STS({ ...options, endpointUrl, credentials }).getCallerIdentity()).Arn;
      assert.equal(await identity(web), `arn:aws:sts::${ACCOUNT}:assumed-role/web/web-session`);
      const next = fromAssumeRole({
        roleArn: `arn:aws:iam::${ACCOUNT}:role/next`,
        roleSessionName: "next",
        credentials: web,
        ...options,
      });
      assert.equal(await identity(next), `arn:aws:sts::${ACCOUNT}:assumed-role/next/next`);
    },
  },
  {
    service: "credentials of a service that says nothing",
    async run() {
      const silent = createServer(() => {});
      await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
      const { port } = silent.address() as AddressInfo;
      const started = Date.now();
      try {
        const where = surroundings(`http://127.0.0.1:${port}`);
        const web = fromWebToken({
          roleArn: `arn:aws:iam::${ACCOUNT}:role/web`,
          token: "a-token",
          regionName: "us-east-1",
          surroundings: where,
        });
        await assert.rejects(Promise.resolve(web()), /ReadTimeoutError|DeadlineExceededError/);
        assert.ok(Date.now() - started < 31_000, "the wait has an end");
      } finally {
        silent.closeAllConnections();
        silent.close();
      }
    },
  },
];

/** A machine with nothing but these files and moto. */
function surroundings(endpointUrl: string | undefined, files: Readonly<Record<string, string>> = {}): Surroundings {
  return {
    environment: (name) => ({ AWS_ENDPOINT_URL: endpointUrl, AWS_EC2_METADATA_DISABLED: "true" })[name],
    readTextFile: async (path) => files[path],
  };
}
