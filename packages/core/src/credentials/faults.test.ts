/** What goes wrong behind each source, and the error that says so. Nothing hangs, and no secret shows. */
import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { machine, type World } from "../../test/credential-world.ts";
import { startFake, type FakeReply } from "../../test/fake-server.ts";

const SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";
const PAST = "2026-01-02T11:00:00Z";

/** Sources whose answer comes over the network, and how each is set up to ask a server. */
const SOURCES: Readonly<Record<string, (url: string) => World>> = {
  role: (url) => ({
    profileName: "r",
    files: {
      ".aws/config": `[profile r]\nrole_arn = arn:aws:iam::1:role/rr\nsource_profile = r\naws_access_key_id = A\naws_secret_access_key = ${SECRET}\n`,
    },
    env: { AWS_ENDPOINT_URL_STS: url },
  }),
  "web identity": (url) => ({
    files: { token: SECRET },
    env: { AWS_ENDPOINT_URL_STS: url, AWS_ROLE_ARN: "arn:aws:iam::1:role/web", AWS_WEB_IDENTITY_TOKEN_FILE: "~/token" },
  }),
  sso: (url) => ({
    profileName: "s",
    files: {
      ".aws/config":
        "[profile s]\nsso_session = m\nsso_account_id = 1\nsso_role_name = r\n[sso-session m]\nsso_region = us-west-2\nsso_start_url = https://x\n",
      [`.aws/sso/cache/${createHash("sha1").update("m").digest("hex")}.json`]: `{"accessToken":"${SECRET}","expiresAt":"2099-01-01T00:00:00Z"}`,
    },
    env: { AWS_ENDPOINT_URL_SSO: url },
  }),
  container: (url) => ({
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: SECRET },
  }),
};

const stsExpired =
  `<R><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>${SECRET}</SecretAccessKey><SessionToken>t</SessionToken>` +
  `<Expiration>${PAST}</Expiration></Credentials></AssumeRoleResult></R>`;
const EXPIRED: Readonly<Record<string, FakeReply>> = {
  role: [200, stsExpired],
  "web identity": [200, stsExpired.replaceAll("AssumeRoleResult", "AssumeRoleWithWebIdentityResult")],
  sso: [200, { roleCredentials: { accessKeyId: "A", secretAccessKey: SECRET, sessionToken: "t", expiration: Date.parse(PAST) } }],
  container: [200, { AccessKeyId: "A", SecretAccessKey: SECRET, Token: "t", Expiration: PAST }],
};

async function failureOf(source: string, reply: FakeReply | "down" | "reset"): Promise<Error> {
  const server = await startFake(() => (reply === "down" || reply === "reset" ? [200] : reply));
  if (reply === "down") await server.close();
  const place = machine(SOURCES[source]!(server.url));
  try {
    return await place.session.getCredentials().then(
      () => new Error("no failure"),
      (error: unknown) => error as Error,
    );
  } finally {
    place.remove();
    if (reply !== "down") await server.close();
  }
}

describe.each(Object.keys(SOURCES))("%s", (source) => {
  test.each([
    ["is down", "down", /^(EndpointConnectionError|CredentialRetrievalError)$/],
    ["is broken", [500, "oops"], /^(ClientError|ResponseParserError|CredentialRetrievalError)$/],
    [
      "answers another page",
      [200, "<html><body>Log in to the network</body></html>"],
      /^(ResponseParserError|CredentialRetrievalError)$/,
    ],
    ["answers half a page", [200, stsExpired.slice(0, -30)], /^(ResponseParserError|CredentialRetrievalError)$/],
    ["answers nothing", [200, ""], /^(ResponseParserError|CredentialRetrievalError)$/],
    [
      "refuses",
      [403, '{"__type":"AccessDenied","message":"no"}'],
      /^(ClientError|ResponseParserError|CredentialRetrievalError)$/,
    ],
  ] as [string, FakeReply | "down", RegExp][])("that %s ends in a named error", async (_, reply, name) => {
    const failure = await failureOf(source, reply);
    expect(failure.name).toMatch(name);
    expect(inspect(failure, { depth: 12 }) + JSON.stringify(failure)).not.toContain(SECRET);
  });

  test("that gives a set which has ended, or whose end is past by a wrong clock, says so", async () => {
    const failure = await failureOf(source, EXPIRED[source]!);
    expect(failure.name).toBe("CredentialRetrievalError");
    expect(failure.message).toMatch(
      /are still expired\. They ended at .*; the clock of this machine says 2026-01-02T12:00:00\.000Z\.$/,
    );
    expect(inspect(failure, { depth: 12 })).not.toContain(SECRET);
  });
});
