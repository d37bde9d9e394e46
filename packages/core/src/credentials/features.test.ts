/** What the `User-Agent` tells of where credentials came from: on the calls of a client, and on those that the search made. */
import { createHash } from "node:crypto";
import { machine, type World } from "../../test/credential-world.ts";
import { startFake, type FakeReply, type Received } from "../../test/fake-server.ts";
import { getBook, Script, service } from "../../test/invented-service.ts";
import { createClient } from "../client/create-client.ts";

const ROLE = "role_arn = arn:aws:iam::111122223333:role/r\n";
const KEYS = "aws_access_key_id = A\naws_secret_access_key = s\n";
const CREDENTIAL_IDS = new Set("e g h i k n o p q r s t u v w x z 0 AC AD".split(" "));
const TOKEN = '{"accessToken":"a","expiresAt":"2099-01-01T00:00:00Z"}';
const tokenFile = (name: string): string => `.aws/sso/cache/${createHash("sha1").update(name).digest("hex")}.json`;

function answer({ path, body }: Received): FakeReply {
  if (path.startsWith("/federation/")) {
    const roleCredentials = { accessKeyId: "S", secretAccessKey: "s", sessionToken: "t", expiration: Date.parse("2099-01-01") };
    return [200, { roleCredentials }];
  }
  if (path === "/agent") {
    return [200, { AccessKeyId: "E", SecretAccessKey: "s", Token: "t", Expiration: "2099-01-01T00:00:00Z" }];
  }
  const operation = new URLSearchParams(body).get("Action")!;
  const keys = "<AccessKeyId>R</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>";
  return [
    200,
    `<R><${operation}Result><Credentials>${keys}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></${operation}Result></R>`,
  ];
}

/** Ids about credentials in a header, in its order. */
function idsIn(userAgent: string | undefined): string[] {
  const list = / m\/(\S+)/.exec(userAgent ?? "")?.[1] ?? "";
  return list.split(",").filter((id) => CREDENTIAL_IDS.has(id));
}

/** Makes a call on a machine; gives the ids on it, and those on each call of the search. */
async function idsOf(world: (url: string) => World): Promise<[own: string, nested: string[]]> {
  const server = await startFake(answer);
  const place = machine(world(server.url));
  try {
    const script = new Script({ body: "{}" });
    await createClient(service, { getBook }, { session: place.session, transport: script }).getBook({ Id: "1" });
    const nested = server.received.filter(({ path }) => path !== "/agent");
    return [
      idsIn(script.sent[0]!.headers["user-agent"]).join(),
      nested.map(({ headers }) => idsIn(headers["user-agent"]).join()),
    ];
  } finally {
    place.remove();
    await server.close();
  }
}

const sts = (url: string, env: Record<string, string> = {}): Record<string, string> => ({
  AWS_ENDPOINT_URL_STS: url,
  AWS_ENDPOINT_URL_SSO: url,
  ...env,
});
const SSO = "sso_account_id = 1\nsso_role_name = r\n";
const SESSION = "[sso-session m]\nsso_region = us-west-2\nsso_start_url = https://x\n";

describe("the user agent", () => {
  test.each<[string, (url: string) => World, string, string[]]>([
    ["arguments", () => ({ awsAccessKeyId: "A", awsSecretAccessKey: "s" }), "e", []],
    ["the environment", () => ({ env: { AWS_ACCESS_KEY_ID: "A", AWS_SECRET_ACCESS_KEY: "s" } }), "g", []],
    ["the credentials file", () => ({ files: { ".aws/credentials": `[default]\n${KEYS}` } }), "n", []],
    [
      "a program",
      () => ({
        files: {
          ".aws/config": `[default]\ncredential_process = echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"s"}'\n`,
        },
      }),
      "v,w",
      [],
    ],
    [
      "a role with a source profile",
      (url) => ({
        files: { ".aws/config": `[default]\n${ROLE}source_profile = base\n[profile base]\n${KEYS}` },
        env: sts(url),
      }),
      "i,n,o",
      ["n,o"],
    ],
    [
      "a role with a source by name",
      (url) => ({
        files: { ".aws/config": `[default]\n${ROLE}credential_source = Environment\n` },
        profileName: "default",
        env: sts(url, { AWS_ACCESS_KEY_ID: "A", AWS_SECRET_ACCESS_KEY: "s" }),
      }),
      "g,i,p",
      ["g,p"],
    ],
    [
      "a role over a role over IAM Identity Center",
      (url) => ({
        files: {
          ".aws/config": `[default]\n${ROLE}source_profile = mid\n[profile mid]\n${ROLE}source_profile = sso\n[profile sso]\n${SSO}sso_session = m\n${SESSION}`,
          [tokenFile("m")]: TOKEN,
        },
        env: sts(url),
      }),
      "i,n,o,r,s",
      ["r", "n,o,r,s", "i,n,o,r,s"],
    ],
    [
      "IAM Identity Center in the older form",
      (url) => ({
        files: {
          ".aws/config": `[default]\n${SSO}sso_region = us-west-2\nsso_start_url = https://x\n`,
          [tokenFile("https://x")]: TOKEN,
        },
        env: sts(url),
      }),
      "t,u",
      ["t"],
    ],
    [
      "a token by environment",
      (url) => ({
        files: { token: "t" },
        env: sts(url, { AWS_WEB_IDENTITY_TOKEN_FILE: "~/token", AWS_ROLE_ARN: "arn:aws:iam::1:role/web" }),
      }),
      "h,k",
      ["h"],
    ],
    [
      "a token by profile",
      (url) => ({
        files: { token: "t", ".aws/config": `[default]\n${ROLE}web_identity_token_file = ~/token\n` },
        env: sts(url),
      }),
      "k,q",
      ["q"],
    ],
    ["a container", (url) => ({ env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/agent` } }), "z", []],
  ])("says that they are of %s", async (_, world, own, nested) => {
    expect(await idsOf(world)).toEqual([own, nested]);
  });
});
